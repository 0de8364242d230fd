package org.syntagma.data.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.data.text.Encoded.Span;
import org.syntagma.data.text.TextConfig.Unit;

/**
 * Keeps parts of texts as token ids, in files named by a digest of all that they depend on. What is
 * absent or damaged is made again.
 */
record TokenCache(Path folder) {
  private static final String VERSION = "1";

  /**
   * The tokens of {@code part}.
   *
   * @param context for lines: the most tokens that a piece predicts
   * @throws DataException if the folder cannot be written
   */
  Encoded open(Part part, Tokenizer tokenizer, int context) {
    String key = key(part, tokenizer, context);
    Path tokens = folder.resolve(key + ".tokens");
    Path pieces = folder.resolve(key + ".pieces");
    boolean lines = part.unit() == Unit.LINE;
    return find(tokens, pieces, lines)
        .or(
            () -> {
              write(part, tokenizer, context, tokens, pieces);
              return find(tokens, pieces, lines);
            })
        .orElseThrow(
            () ->
                new DataException(tokens + ": damaged right after it was written; check the disk"));
  }

  private static Optional<Encoded> find(Path tokens, Path pieces, boolean lines) {
    return NumberFile.open(tokens)
        .flatMap(
            ids ->
                lines
                    ? NumberFile.open(pieces).map(spans -> new Encoded(ids, Optional.of(spans)))
                    : Optional.of(new Encoded(ids, Optional.empty())));
  }

  private static String key(Part part, Tokenizer tokenizer, int context) {
    String all =
        String.join(
            "|",
            VERSION,
            part.sha256(),
            tokenizer.identity(),
            part.unit() == Unit.LINE ? "lines of " + context : "characters",
            part.from() + "-" + part.to());
    byte[] digest = TextScan.sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private void write(Part part, Tokenizer tokenizer, int context, Path tokens, Path pieces) {
    int width = tokenizer.size() <= 1 << Short.SIZE ? Short.BYTES : Integer.BYTES;
    try {
      Files.createDirectories(folder);
      try (NumberFileWriter ids = new NumberFileWriter(tokens, width)) {
        if (part.unit() == Unit.LINE) {
          writeLines(part, tokenizer, context, ids, pieces);
        } else {
          for (String chunk : part.pieces()) {
            addAll(ids, tokenizer.encode(chunk));
          }
        }
        ids.finish();
      }
    } catch (IOException e) {
      throw new DataException(
          folder + ": cannot keep tokens here (" + e + "); expected a folder with enough space", e);
    }
  }

  private static void writeLines(
      Part part, Tokenizer tokenizer, int context, NumberFileWriter ids, Path pieces)
      throws IOException {
    try (NumberFileWriter spans = new NumberFileWriter(pieces, Long.BYTES)) {
      for (String line : part.pieces()) {
        long from = ids.count();
        ids.add(tokenizer.special().begin());
        addAll(ids, tokenizer.encode(line));
        ids.add(tokenizer.special().end());
        // The last token of a piece is the first of the next, so that each is predicted once.
        for (long next = from; next < ids.count() - 1; next += context) {
          int length = (int) Math.min(context + 1L, ids.count() - next);
          spans.add(new Span(next, length).pack());
        }
      }
      spans.finish();
    }
  }

  private static void addAll(NumberFileWriter numbers, int[] ids) throws IOException {
    for (int id : ids) {
      numbers.add(id);
    }
  }
}
