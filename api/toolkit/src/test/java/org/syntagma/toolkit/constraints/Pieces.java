package org.syntagma.toolkit.constraints;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * Pieces of text, which may be parts of characters; encodes with the longest first. Special symbols
 * come before them.
 */
record Pieces(List<String> latin) implements Tokenizer {
  private static final int SPECIALS = 4;

  static Pieces of(String... pieces) {
    return new Pieces(
        Arrays.stream(pieces)
            .map(
                each ->
                    new String(each.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .toList());
  }

  /** All single bytes. */
  static Pieces bytes() {
    return new Pieces(
        IntStream.range(0, 256).mapToObj(each -> String.valueOf((char) each)).toList());
  }

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public int size() {
    return SPECIALS + latin.size();
  }

  @Override
  public Special special() {
    return new Special(0, 1, 2, 3);
  }

  @Override
  public int[] encode(String text) {
    String rest = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    IntStream.Builder ids = IntStream.builder();
    while (!rest.isEmpty()) {
      int best = -1;
      for (int i = 0; i < latin.size(); i++) {
        if (rest.startsWith(latin.get(i))
            && (best < 0 || latin.get(i).length() > latin.get(best).length())) {
          best = i;
        }
      }
      ids.add(best < 0 ? special().unknown() : SPECIALS + best);
      rest = rest.substring(best < 0 ? 1 : latin.get(best).length());
    }
    return ids.build().toArray();
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id >= SPECIALS) {
        bytes.writeBytes(latin.get(id - SPECIALS).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public long bytes(int[] ids) {
    return Arrays.stream(ids)
        .filter(id -> id >= SPECIALS)
        .mapToLong(id -> latin.get(id - SPECIALS).length())
        .sum();
  }

  @Override
  public String symbol(int id) {
    return String.valueOf(id);
  }

  @Override
  public String identity() {
    return "pieces";
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
