package org.syntagma.data.tokenizers;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.GrowingText;

/**
 * One symbol for each word and punctuation mark of the training text, as {@link WordSplitter} finds
 * them. The most frequent word comes first; words of one frequency are in the order of {@link
 * String#compareTo}.
 */
@Description("one token for each word and punctuation mark")
final class Words extends LearnedTokenizer {
  private final WordsConfig config;

  @Inject
  Words(WordsConfig config) {
    super("words-1");
    this.config = config;
  }

  private static final class Counter {
    private long count;
  }

  @Override
  List<String> symbols(Iterable<String> texts) {
    Map<String, Counter> counts = new HashMap<>();
    for (String text : texts) {
      WordSplitter.split(text, word -> counts.computeIfAbsent(word, w -> new Counter()).count++);
    }
    Comparator<Map.Entry<String, Counter>> frequent =
        Comparator.comparingLong(entry -> -entry.getValue().count);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().count >= config.minimumCount())
        .sorted(frequent.thenComparing(Map.Entry.comparingByKey()))
        .limit(config.maximumSize() - Vocabulary.SPECIALS)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public int[] encode(String text) {
    Vocabulary vocabulary = vocabulary();
    IntStream.Builder ids = IntStream.builder();
    WordSplitter.split(text, word -> ids.add(vocabulary.id(word)));
    return ids.build().toArray();
  }

  @Override
  public String decode(int[] ids) {
    List<String> words = new ArrayList<>(ids.length);
    for (int id : ids) {
      words.add(vocabulary().text(id));
    }
    return WordJoiner.join(words);
  }

  @Override
  public GrowingText growing() {
    return new Growing(vocabulary(), WordJoiner.START);
  }

  /** Whether a quote opens or closes depends on all words of its line before it. */
  private record Growing(Vocabulary vocabulary, WordJoiner last) implements GrowingText {
    @Override
    public GrowingText append(int id) {
      return new Growing(vocabulary, last.add(vocabulary.text(id)));
    }

    @Override
    public String added() {
      return last.added();
    }

    @Override
    public String open() {
      return "";
    }
  }
}
