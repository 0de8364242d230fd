package org.syntagma.data.subwords;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataException;

/**
 * Byte-level byte-pair encoding, learned from the texts of the run as {@link BytePairTrainer} says:
 * pad is 0, begin 1, end 2, unknown 3, the bytes follow, then the merged tokens in the order in
 * which they were learned. Nothing is ever unknown, and every text comes back exactly.
 */
@Description("frequent byte strings, learned by byte-pair encoding; nothing is ever unknown")
final class BytePairTokenizer extends SubwordTokenizer {
  private static final int SPECIALS = Symbols.OWN.all().size();

  /** The smallest vocabulary, that of bytes and special symbols alone. */
  static final int LEAST = ByteAlphabet.SIZE + 4;

  private final BytePairConfig config;

  @Inject
  BytePairTokenizer(BytePairConfig config) {
    super("bpe");
    this.config = config;
  }

  @Override
  Subwords learned(Iterable<String> texts) {
    WordCounts counts = WordCounts.of(texts);
    if (counts.isEmpty()) {
      throw new DataException(
          "a tokenizer found no text to learn its vocabulary from; expected a corpus that gives"
              + " its training text, such as 'text' or 'grammar'");
    }
    return Subwords.of(
        TokenizerFile.of(
            "the learned tokenizer",
            json(
                BytePairTrainer.learn(
                    counts, config.size() - SPECIALS, config.minimumFrequency()))),
        Symbols.OWN);
  }

  private static String json(List<Merge> merges) {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    Symbols.OWN.all().forEach(each -> vocabulary.put(each, vocabulary.size()));
    for (char each : ByteAlphabet.sorted()) {
      vocabulary.put(String.valueOf(each), vocabulary.size());
    }
    merges.forEach(each -> vocabulary.putIfAbsent(each.whole(), vocabulary.size()));
    return TokenizerJson.bytePairs(vocabulary, merges, Symbols.OWN.all());
  }
}
