package org.syntagma.toolkit.vectors;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.syntagma.api.data.DataException;

/** Reads some of a file's vectors. */
record VectorFile(Path path, int width) {
  private static final Pattern HEADER = Pattern.compile("\\d+[ \t]\\d+\\s*");
  private static final int[] GZIP = {0x1f, 0x8b};

  /** The vectors of {@code wanted}, as far as they are there; of doubles the first. */
  Map<String, float[]> read(Set<String> wanted) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    // Words in an unknown encoding match nothing; the rest is still good.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      boolean begun = false;
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank() || (number == 1 && HEADER.matcher(line).matches())) {
          continue;
        }
        if (!begun || wanted.contains(word(line))) {
          read(line, number, !begun, wanted, vectors);
        }
        begun = true;
      }
    }
    return vectors;
  }

  private void read(
      String line, int number, boolean first, Set<String> wanted, Map<String, float[]> vectors) {
    String[] fields = line.strip().split("[ \t]+");
    int found = fields.length - 1;
    if (found < width || (first && found > width)) {
      throw new DataException(
          "%s, line %d: found %d numbers after '%s'; expected %d, the width of the embedding"
              .formatted(path, number, found, fields[0], width));
    }
    // A longer line is that of a word with spaces, which no token is.
    if (found == width && wanted.contains(fields[0])) {
      vectors.computeIfAbsent(fields[0], word -> numbers(fields, number));
    }
  }

  private float[] numbers(String[] fields, int number) {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      try {
        vector[i] = Float.parseFloat(fields[i + 1]);
      } catch (NumberFormatException e) {
        throw new DataException(
            "%s, line %d: found '%s'; expected a number".formatted(path, number, fields[i + 1]), e);
      }
    }
    return vector;
  }

  private static String word(String line) {
    int end = 0;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
      end++;
    }
    return line.substring(0, end);
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    in.mark(GZIP.length);
    boolean compressed = in.read() == GZIP[0] && in.read() == GZIP[1];
    in.reset();
    return compressed ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
