package org.syntagma.tasks.syntaxtree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.InducedTreesConfig.SymbolType;

/** What the words of sentences are to a model that knows nothing else of them. */
record Symbols(InducedTreesConfig config, Names names) {
  /** The symbol of words whose own was too rare, or never seen. */
  static final int UNKNOWN = 0;

  /** More would need tables of gigabytes: there is a probability for each pair. */
  private static final int MOST = 4000;

  private static final String PUNCTUATION = "PUNCT";

  /**
   * Those of some sentences, sorted, so that tasks that share tables number them alike.
   *
   * @throws DataException if they are too many
   */
  static Symbols learned(InducedTreesConfig config, List<Sentence> sentences) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Sentence sentence : sentences) {
      List<String> values = values(config.symbols(), sentence);
      for (int place : kept(config, sentence)) {
        counts.merge(values.get(place), 1, Integer::sum);
      }
    }
    List<String> frequent =
        counts.entrySet().stream()
            .filter(each -> each.getValue() >= config.minimumCount())
            .map(Map.Entry::getKey)
            .toList();
    if (frequent.size() > MOST) {
      throw new DataException(
          "the corpus has %d symbols that occur %d times or more, and induced trees can have %d: raise minimum-count, or set symbols: upos"
              .formatted(frequent.size(), config.minimumCount(), MOST));
    }
    return new Symbols(config, new Names(frequent));
  }

  /** How many there are, the unknown one among them. */
  int size() {
    return names.size() + 1;
  }

  /**
   * A sentence as the model sees it; without words if it is nothing but punctuation.
   *
   * @throws IllegalArgumentException if it lacks the tags that are read
   */
  Skeleton skeleton(Sentence sentence) {
    return at(sentence, kept(config, sentence));
  }

  /** The same with all of its words. */
  Skeleton whole(Sentence sentence) {
    return at(sentence, IntStream.range(0, sentence.words().size()).toArray());
  }

  private Skeleton at(Sentence sentence, int[] places) {
    List<String> values = values(config.symbols(), sentence);
    int[] symbols = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      symbols[i] = 1 + names.number(values.get(places[i]), UNKNOWN - 1);
    }
    return new Skeleton(sentence, places, symbols);
  }

  /** How many words of a sentence the model sees. */
  static int length(InducedTreesConfig config, Sentence sentence) {
    return kept(config, sentence).length;
  }

  /** Which words are not left out. */
  private static int[] kept(InducedTreesConfig config, Sentence sentence) {
    IntStream all = IntStream.range(0, sentence.words().size());
    if (config.punctuation()) {
      return all.toArray();
    }
    List<String> tags = tags(Sentence.UPOS, "to leave out punctuation", sentence);
    return all.filter(place -> !tags.get(place).equals(PUNCTUATION)).toArray();
  }

  private static List<String> values(SymbolType type, Sentence sentence) {
    return switch (type) {
      case UPOS -> tags(Sentence.UPOS, "as its symbols", sentence);
      case XPOS -> tags(Sentence.XPOS, "as its symbols", sentence);
      case FORM -> lowered(sentence.words());
    };
  }

  private static List<String> tags(String name, String purpose, Sentence sentence) {
    return sentence
        .annotation(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the sentence '%s' has no %s tags, which induced trees read %s: give it tags, or train with symbols: form and punctuation: true"
                        .formatted(sentence.text(), name, purpose)));
  }

  private static List<String> lowered(List<String> words) {
    List<String> lowered = new ArrayList<>();
    words.forEach(word -> lowered.add(word.toLowerCase(Locale.ROOT)));
    return lowered;
  }
}
