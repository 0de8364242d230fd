package org.syntagma.tasks.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;

/**
 * Words as tokens, with one space between them.
 *
 * @param ids of all words
 * @param starts for each word, the index of its first token that is more than white space
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record WordPieces(int[] ids, int[] starts) {
  /** What white space parts. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** Encodes words one by one; one of which nothing is left becomes the unknown token. */
  static WordPieces of(List<String> words, Tokenizer tokenizer) {
    List<int[]> pieces = new ArrayList<>();
    int[] starts = new int[words.size()];
    int length = 0;
    for (int i = 0; i < words.size(); i++) {
      int[] encoded = tokenizer.encode(i == 0 ? words.get(i) : " " + words.get(i));
      int[] piece = encoded.length > 0 ? encoded : new int[] {tokenizer.special().unknown()};
      starts[i] = length + spaces(piece, tokenizer);
      length += piece.length;
      pieces.add(piece);
    }
    return new WordPieces(pieces.stream().flatMapToInt(IntStream::of).toArray(), starts);
  }

  /** How many tokens before the last are white space. */
  private static int spaces(int[] piece, Tokenizer tokenizer) {
    int spaces = 0;
    while (spaces < piece.length - 1 && isSpace(tokenizer.decode(new int[] {piece[spaces]}))) {
      spaces++;
    }
    return spaces;
  }

  private static boolean isSpace(String text) {
    return !text.isEmpty() && text.isBlank();
  }
}
