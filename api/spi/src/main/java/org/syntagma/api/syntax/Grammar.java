package org.syntagma.api.syntax;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Sourced;

/** Knows which sentences are well formed. Safe for several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("which sentences are well formed")
public interface Grammar extends Sourced {
  /** Before the first word. */
  Prefix start();

  /** All words that sentences are made of. Words are compared as they are written. */
  Set<String> words();

  default boolean accepts(List<String> words) {
    return after(words).complete();
  }

  /** Whether some accepted sentence begins with {@code words}. */
  default boolean acceptsPrefix(List<String> words) {
    return after(words).valid();
  }

  /** Where {@code words} lead. */
  default Prefix after(List<String> words) {
    Prefix prefix = start();
    for (String word : words) {
      prefix = prefix.after(word);
    }
    return prefix;
  }

  /**
   * What words said so far leave open. Immutable, so that it can go on in several ways, and cheap
   * to go on from: a grammar remembers the prefixes that it was asked for. Prefixes that are equal
   * are followed by the same words; those that are not may be, too.
   */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  interface Prefix {
    /** Whether some accepted sentence begins so. Those of no words do, if there is any. */
    boolean valid();

    /** Whether the words so far are a sentence. */
    boolean complete();

    /**
     * The words that lead to a valid prefix; empty where there is nothing more to say. The set must
     * not be changed.
     */
    Set<String> next();

    /** With one word more; not valid if no sentence goes on so, whatever is said then. */
    Prefix after(String word);
  }
}
