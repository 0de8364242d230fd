package org.syntagma.toolkit.constraints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.syntagma.api.data.Tokenizer;

/** The tokens of words where each word is one token. Words may share a token, as in lower case. */
record WordTokens(Map<String, Integer> ids, Map<Integer, List<String>> words) {
  /** Empty unless each word has one token, which stays the same after a space. */
  static Optional<WordTokens> of(Set<String> words, Tokenizer tokenizer) {
    WordTokens tokens = new WordTokens(new HashMap<>(), new HashMap<>());
    for (String word : words) {
      OptionalInt id = id(word, tokenizer);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      tokens.ids.put(word, id.getAsInt());
      tokens.words.computeIfAbsent(id.getAsInt(), absent -> new ArrayList<>()).add(word);
    }
    return Optional.of(tokens);
  }

  private static OptionalInt id(String word, Tokenizer tokenizer) {
    int[] ids = tokenizer.encode(word);
    if (ids.length != 1 || ids[0] == tokenizer.special().unknown()) {
      return OptionalInt.empty();
    }
    int[] twice = tokenizer.encode(word + " " + word);
    return twice.length == 2 && twice[0] == ids[0] && twice[1] == ids[0]
        ? OptionalInt.of(ids[0])
        : OptionalInt.empty();
  }
}
