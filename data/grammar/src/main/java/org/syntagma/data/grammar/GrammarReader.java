package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syntagma.api.data.DataException;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

/**
 * Reads a grammar from text, one rule a line:
 *
 * <pre>
 * # a comment runs to the end of its line
 * S -&gt; NP VP [0.9]
 *    | NP VP "today" [0.1]          a line that begins with | continues the rule above it
 * Noun -&gt; "dog" | "cat" | "fox"     alternatives without a probability share the rest of 1 equally
 * </pre>
 *
 * <p>A word stands in double quotes and holds neither quotes nor white space. A category is
 * letters, digits and underscores, starts with a letter, and may carry features after hyphens
 * ({@code NP-being-sg}). A category may head several lines; their alternatives add up. The first
 * category is the start, and every category comes to words. Probabilities are in (0, 1] and sum to
 * 1 within 1e-6 for each category; to sample and to parse, sentences must also have a finite mean
 * length, and no category may derive itself alone. All faults are found before any is reported.
 */
final class GrammarReader {

  private static final String CATEGORY = "[A-Za-z]\\w*(?:-\\w+)*";
  private static final Pattern RULE = Pattern.compile("(" + CATEGORY + ")\\s*->(.*)");
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:\"(?<word>[^\"\\s]+)\"|\\[(?<number>[^\\]]*)]|(?<category>"
              + CATEGORY
              + ")|(?<bar>\\|)|(?<fault>\\S+))");
  private static final Pattern COMMENT = Pattern.compile("(^(?:[^\"#]|\"[^\"]*\")*)#.*");

  private final GrammarCheck check;
  private Optional<Category> left = Optional.empty();

  private GrammarReader(String source) {
    this.check = new GrammarCheck(source);
  }

  /**
   * Reads a grammar.
   *
   * @param source what messages call the text
   * @throws DataException if the text has faults; it lists them all, with their lines
   */
  static ProbabilisticGrammar read(String source, String text) {
    return check(source, text).grammar();
  }

  /**
   * Reads the rules alone: trees may be of any number, and sentences of any length in the mean.
   *
   * @param source what messages call the text
   * @throws DataException if the text has faults; it lists them all, with their lines
   */
  static ContextFreeGrammar rules(String source, String text) {
    return check(source, text).rules();
  }

  private static GrammarCheck check(String source, String text) {
    GrammarReader reader = new GrammarReader(source);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      reader.line(i + 1, COMMENT.matcher(lines.get(i)).replaceFirst("$1").strip());
    }
    return reader.check;
  }

  private void line(int number, String line) {
    if (line.isEmpty()) {
      return;
    }
    Matcher rule = RULE.matcher(line);
    if (rule.matches()) {
      left = Optional.of(new Category(rule.group(1)));
      alternatives(number, rule.group(2));
    } else if (line.startsWith("|") && left.isPresent()) {
      alternatives(number, line.substring(1));
    } else {
      check.fault(number, "found '" + line + "'; expected 'Left -> Symbol \"word\" [probability]'");
    }
  }

  private void alternatives(int line, String text) {
    Alternative alternative = new Alternative();
    Matcher part = PART.matcher(text);
    while (part.lookingAt()) {
      if (part.group("bar") != null) {
        finish(line, alternative);
        alternative = new Alternative();
      } else if (part.group("fault") != null) {
        check.fault(
            line,
            "found '" + part.group("fault") + "'; expected a \"word\", a Category, [0.5] or |");
        return;
      } else if (alternative.probability.isPresent()) {
        check.fault(
            line,
            "found '" + part.group().strip() + "' after a probability; expected | or the end");
        return;
      } else if (part.group("number") != null) {
        alternative.probability = probability(line, part.group("number"));
      } else {
        alternative.right.add(
            part.group("word") != null
                ? new Word(part.group("word"))
                : new Category(part.group("category")));
      }
      part.region(part.end(), text.length());
    }
    finish(line, alternative);
  }

  private void finish(int line, Alternative alternative) {
    if (alternative.right.isEmpty()) {
      check.fault(
          line,
          "an alternative of "
              + left.orElseThrow().name()
              + " is empty; expected at least one symbol, since an empty right-hand side says"
              + " nothing");
    } else {
      check.add(line, left.orElseThrow(), alternative.right, alternative.probability);
    }
  }

  private Optional<Double> probability(int line, String number) {
    try {
      double probability = Double.parseDouble(number.strip());
      if (probability > 0 && probability <= 1) {
        return Optional.of(probability);
      }
    } catch (NumberFormatException e) {
      // Falls through to the same message: words and impossible numbers are one mistake.
    }
    check.fault(
        line, "found the probability [" + number + "]; expected a number above 0 and at most 1");
    return Optional.of(Double.NaN);
  }

  private static final class Alternative {
    private final List<Symbol> right = new ArrayList<>();
    private Optional<Double> probability = Optional.empty();
  }
}
