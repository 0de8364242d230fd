package org.syntagma.api.syntax;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.data.Text;

/**
 * A sentence with or without its tree.
 *
 * @param words in order
 * @param text as a person writes it
 * @param tree over the same words
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sentence(List<String> words, String text, Optional<Tree> tree) implements Text {
  public Sentence {
    words = List.copyOf(words);
  }
}
