package org.syntagma.toolkit.trees.conllu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines.Line;
import org.syntagma.toolkit.trees.conllu.HeadCheck.WrongHead;

/** Turns the lines between two empty ones into a sentence. */
final class BlockParser {
  private static final String TEXT = "# text = ";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final List<Line> block;
  private final UnaryOperator<String> shared;
  private final RowParser parser = new RowParser();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Integer> wordLines = new ArrayList<>();
  private Optional<String> text = Optional.empty();

  /**
   * @param block at least one line
   * @param shared gives one object for equal texts, to save memory
   */
  BlockParser(List<Line> block, UnaryOperator<String> shared) {
    this.block = block;
    this.shared = shared;
  }

  /** All that is wrong; {@link #sentence} has given nothing if there is any. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  String source() {
    return block.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  Optional<Sentence> sentence() {
    block.forEach(this::line);
    int last = block.get(block.size() - 1).number();
    if (parser.words() == 0) {
      fault(last, "found no word");
    } else if (parser.tokenEnd() > parser.words()) {
      fault(
          last,
          "the sentence ends at word %d; expected a token's last word %d"
              .formatted(parser.words(), parser.tokenEnd()));
    }
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    List<Row> words = parser.rows().stream().filter(Row::isWord).toList();
    List<String> forms = column(words, Column.FORM);
    Optional<Tree> tree = tree(words, forms);
    return faults.isEmpty()
        ? Optional.of(
            new Sentence(
                forms,
                text.orElseGet(() -> SurfaceText.of(parser.rows())),
                tree,
                annotations(words),
                source()))
        : Optional.empty();
  }

  private void fault(int line, String message) {
    faults.add(new Fault(line, message));
  }

  private void line(Line line) {
    if (line.fault().isPresent()) {
      faults.add(line.fault().get());
    }
    if (!line.text().startsWith("#")) {
      int words = parser.words();
      parser.add(line.text(), message -> fault(line.number(), message));
      if (parser.words() > words) {
        wordLines.add(line.number());
      }
    } else if (!parser.rows().isEmpty()) {
      fault(line.number(), "found a comment inside a sentence; expected it before the first word");
    } else if (line.text().startsWith(TEXT)) {
      text = Optional.of(line.text().substring(TEXT.length()));
    }
  }

  private List<String> column(List<Row> words, Column column) {
    return words.stream().map(word -> shared.apply(word.get(column))).toList();
  }

  private Map<String, List<String>> annotations(List<Row> words) {
    Map<String, List<String>> annotations = new LinkedHashMap<>();
    Annotations.COLUMNS.forEach(
        (name, column) -> {
          List<String> values = column(words, column);
          // A word's lemma may be an underscore; all words' are not.
          if (values.stream().anyMatch(value -> !value.equals(Column.NOTHING))) {
            annotations.put(name, values);
          }
        });
    return annotations;
  }

  private Optional<Tree> tree(List<Row> words, List<String> forms) {
    if (words.stream().allMatch(word -> word.get(Column.HEAD).equals(Column.NOTHING))) {
      return Optional.empty();
    }
    List<Integer> heads = new ArrayList<>();
    for (Row word : words) {
      String head = word.get(Column.HEAD);
      int number = NUMBER.matcher(head).matches() ? Integer.parseInt(head) : -1;
      if (number < 0 || number > words.size() || number == word.first()) {
        fault(
            wordLines.get(word.first() - 1),
            "word %d has the HEAD '%s'; expected the number of another of the %d words, or 0"
                .formatted(word.first(), head, words.size()));
      }
      heads.add(number);
    }
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    Optional<WrongHead> wrong = HeadCheck.check(heads);
    wrong.ifPresent(found -> fault(wordLines.get(found.word() - 1), found.message()));
    return wrong.isPresent()
        ? Optional.empty()
        : Optional.of(new Dependency(forms, heads, column(words, Column.DEPREL)));
  }
}
