package org.syntagma.data.text;

import java.util.Optional;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.text.Examples.RandomWindows;
import org.syntagma.data.text.Examples.SequentialLines;
import org.syntagma.data.text.Examples.SequentialWindows;
import org.syntagma.data.text.TextConfig.Order;
import org.syntagma.toolkit.corpora.Epochs;

/** The examples of both parts. */
record Opened(ReadAhead training, Optional<ReadAhead> heldOut) {

  /**
   * Encodes what the cache does not have.
   *
   * @throws DataException if a part is too short for one example, or the cache cannot be written
   */
  static Opened of(
      Parts parts, TextConfig config, Tokenizer tokenizer, Randomness random, CacheFolder folder) {
    TokenCache cache = new TokenCache(folder.path());
    return new Opened(
        new ReadAhead(open(parts.training(), config, config.order(), tokenizer, random, cache)),
        parts
            .heldOut()
            .map(part -> open(part, config, Order.SEQUENTIAL, tokenizer, random, cache))
            .map(ReadAhead::new));
  }

  private static Epochs<int[]> open(
      Part part,
      TextConfig config,
      Order order,
      Tokenizer tokenizer,
      Randomness random,
      TokenCache cache) {
    int context = config.context();
    Encoded encoded = cache.open(part, tokenizer, context);
    NumberFile tokens = encoded.tokens();
    if (encoded.pieces().isPresent()) {
      SequentialLines lines = new SequentialLines(tokens, encoded.pieces().get());
      if (lines.pieces().count() == 0) {
        throw tooShort(part, "no line", "at least one: give a longer text or another split");
      }
      return order == Order.RANDOM ? lines.shuffled(random, 0) : lines;
    }
    if (tokens.count() <= context) {
      String remedy = ": give a longer text, a smaller context or another split";
      throw tooShort(
          part,
          tokens.count() + " tokens",
          "at least " + (context + 1) + " (context + 1)" + remedy);
    }
    return order == Order.RANDOM
        ? new RandomWindows(tokens, context, random)
        : new SequentialWindows(tokens, context);
  }

  private static DataException tooShort(Part part, String found, String expected) {
    return new DataException(
        "%s: found %s in the %s part; expected %s"
            .formatted(part.file().path(), found, part.name(), expected));
  }
}
