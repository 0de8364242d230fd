package org.syntagma.toolkit.constraints;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syntagma.api.syntax.Grammar.Prefix;

/** How words are written in bytes, and with which tokens. */
final class Spelling {
  private final Vocabulary vocabulary;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> bytes = new HashMap<>();
  private final Map<String, BitSet> ends = new HashMap<>();
  private final Remembered<Prefix, NavigableSet<String>> next = new Remembered<>();

  Spelling(Set<String> words, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (String word : words) {
      String spelled = Vocabulary.bytes(word);
      this.words.put(spelled, word);
      bytes.put(word, spelled);
      ends.put(spelled, ends(spelled));
    }
  }

  /** From where on tokens can write the rest of this text, its end among these places. */
  private BitSet ends(String text) {
    BitSet ends = new BitSet();
    ends.set(text.length());
    for (int at = text.length() - 1; at >= 0; at--) {
      ends.set(at, writes(vocabulary.later(), text, at, ends));
    }
    return ends;
  }

  /** Whether a token writes some of the text from here, after which the rest can be written. */
  private static boolean writes(TokenTrie tokens, String text, int at, BitSet ends) {
    Optional<TokenTrie.Node> node = Optional.of(tokens.root());
    for (int i = at; i < text.length(); i++) {
      char unit = text.charAt(i);
      node = node.flatMap(each -> each.next(unit));
      if (node.isEmpty()) {
        return false;
      }
      if (!node.get().tokens().isEmpty() && ends.get(i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether tokens can write a text with this word first. */
  boolean canBegin(String word) {
    String spelled = bytes.get(word);
    return writes(vocabulary.first(), spelled, 0, ends.get(spelled));
  }

  /** Whether tokens can write this word after any other. */
  boolean canFollow(String word) {
    String spelled = bytes.get(word);
    return ends(" " + spelled).get(0)
        || (Place.LETTER.takes(spelled.charAt(0)) && ends.get(spelled).get(0));
  }

  /** Whether tokens can finish a word of which some bytes are written. */
  boolean canFinish(String spelled, int written) {
    return ends.get(spelled).get(written);
  }

  /** The words that may follow, as they are spelled. */
  NavigableSet<String> after(Prefix prefix) {
    return next.get(
        prefix,
        () -> {
          NavigableSet<String> spelled = new TreeSet<>();
          prefix.next().forEach(word -> spelled.add(bytes.get(word)));
          return spelled;
        });
  }

  /** The word that is spelled so. */
  String word(String spelled) {
    return words.get(spelled);
  }
}
