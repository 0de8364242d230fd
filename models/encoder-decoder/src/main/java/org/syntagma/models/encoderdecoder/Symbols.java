package org.syntagma.models.encoderdecoder;

import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;

/**
 * What the network must know of its vocabulary.
 *
 * @param words the text of each id, blank where it has none
 * @param padding the id of the padding symbol
 */
record Symbols(List<String> words, int padding) {
  static Symbols of(Tokenizer tokenizer) {
    return new Symbols(
        IntStream.range(0, tokenizer.size())
            .mapToObj(id -> tokenizer.decode(new int[] {id}).strip())
            .toList(),
        tokenizer.special().pad());
  }
}
