package org.syntagma.toolkit.trees.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.conllu.Token;
import org.syntagma.toolkit.trees.scoring.ConllWord.Span;
import org.syntagma.toolkit.trees.scoring.ConllWord.Tags;

/**
 * Sentences as one sequence of characters with tokens, words and sentences as stretches of it.
 *
 * @param characters without any spaces
 */
record ConllText(
    String characters, List<Span> tokens, List<Span> sentences, List<ConllWord> words) {
  static final Set<String> CONTENT =
      Set.of(
          "nsubj",
          "obj",
          "iobj",
          "csubj",
          "ccomp",
          "xcomp",
          "obl",
          "vocative",
          "expl",
          "dislocated",
          "advcl",
          "advmod",
          "discourse",
          "nmod",
          "appos",
          "nummod",
          "acl",
          "amod",
          "conj",
          "fixed",
          "flat",
          "compound",
          "list",
          "parataxis",
          "orphan",
          "goeswith",
          "reparandum",
          "root",
          "dep");
  private static final Set<String> FUNCTION =
      Set.of("aux", "cop", "mark", "det", "clf", "case", "cc");
  private static final Set<String> UNIVERSAL_FEATURES =
      Set.of(
          "PronType",
          "NumType",
          "Poss",
          "Reflex",
          "Foreign",
          "Abbr",
          "Gender",
          "Animacy",
          "Number",
          "Case",
          "Definite",
          "Degree",
          "VerbForm",
          "Mood",
          "Tense",
          "Aspect",
          "Voice",
          "Evident",
          "Polarity",
          "Person",
          "Polite");

  static ConllText of(List<Sentence> sentences) {
    Builder builder = new Builder();
    for (int i = 0; i < sentences.size(); i++) {
      builder.add(i, sentences.get(i));
    }
    return new ConllText(
        builder.characters.toString(), builder.tokens, builder.sentences, builder.words);
  }

  /** Removes what Unicode calls space separators, as the script does. */
  static String withoutSpaces(String form) {
    return form.replaceAll("\\p{Zs}", "");
  }

  private static final class Builder {
    private final StringBuilder characters = new StringBuilder();
    private final List<Span> tokens = new ArrayList<>();
    private final List<Span> sentences = new ArrayList<>();
    private final List<ConllWord> words = new ArrayList<>();

    private void add(int number, Sentence sentence) {
      if (!(sentence.tree().orElse(null) instanceof Dependency tree)) {
        throw new IllegalArgumentException(
            "sentence %d, '%s', has no dependency tree to score"
                .formatted(number + 1, sentence.text()));
      }
      int offset = words.size();
      int start = characters.length();
      List<List<Integer>> functionWords = functionWords(tree, offset);
      for (Token token : Token.of(sentence)) {
        int from = characters.length();
        Span span = new Span(from, characters.append(withoutSpaces(token.form())).length());
        tokens.add(span);
        for (int i = token.first(); i < token.end(); i++) {
          int head = tree.heads().get(i);
          words.add(
              new ConllWord(
                  number,
                  span,
                  token.multiword(),
                  withoutSpaces(sentence.words().get(i)).toLowerCase(Locale.ROOT),
                  annotation(sentence, Sentence.LEMMA, i),
                  tags(sentence, i),
                  universal(tree.labels().get(i)),
                  head == 0 ? Optional.empty() : Optional.of(offset + head - 1),
                  functionWords.get(i)));
        }
      }
      sentences.add(new Span(start, characters.length()));
    }

    private static List<List<Integer>> functionWords(Dependency tree, int offset) {
      List<List<Integer>> dependents = new ArrayList<>();
      tree.words().forEach(word -> dependents.add(new ArrayList<>()));
      for (int i = 0; i < tree.words().size(); i++) {
        int head = tree.heads().get(i);
        if (head > 0 && FUNCTION.contains(universal(tree.labels().get(i)))) {
          dependents.get(head - 1).add(offset + i);
        }
      }
      return Collections.unmodifiableList(dependents);
    }

    private static Tags tags(Sentence sentence, int word) {
      return new Tags(
          annotation(sentence, Sentence.UPOS, word),
          annotation(sentence, Sentence.XPOS, word),
          Arrays.stream(annotation(sentence, Sentence.FEATS, word).split("\\|", -1))
              .filter(feature -> UNIVERSAL_FEATURES.contains(feature.split("=", 2)[0]))
              .sorted()
              .collect(Collectors.joining("|")));
    }

    private static String annotation(Sentence sentence, String name, int word) {
      return sentence.annotation(name).map(values -> values.get(word)).orElse("_");
    }

    private static String universal(String label) {
      return label.split(":", 2)[0];
    }
  }
}
