package org.syntagma.runtime.tiny;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/**
 * Ids 0 to 3 are pad, begin, end and unknown; from 4 on there are these strings of bytes, each byte
 * written as the character of its number.
 */
public record TinyPieces(List<String> pieces) implements Tokenizer {
  private static final int FIRST = 4;

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public int size() {
    return FIRST + pieces.size();
  }

  @Override
  public Special special() {
    return new Special(0, 1, 2, 3);
  }

  /** The longest piece that fits, from the left. */
  @Override
  public int[] encode(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<Integer> ids = new ArrayList<>();
    for (int at = 0; at < bytes.length(); at += Math.max(1, symbolLength(ids))) {
      String left = bytes.substring(at);
      ids.add(
          IntStream.range(0, pieces.size())
              .filter(i -> left.startsWith(pieces.get(i)))
              .boxed()
              .max((a, b) -> pieces.get(a).length() - pieces.get(b).length())
              .map(i -> FIRST + i)
              .orElse(3));
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private int symbolLength(List<Integer> ids) {
    int last = ids.get(ids.size() - 1);
    return last < FIRST ? 0 : pieces.get(last - FIRST).length();
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id >= FIRST) {
        bytes.writeBytes(pieces.get(id - FIRST).getBytes(StandardCharsets.ISO_8859_1));
      } else if (id == 3) {
        bytes.writeBytes("\uFFFD".getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String symbol(int id) {
    return "#" + id;
  }

  @Override
  public String identity() {
    return "pieces-" + pieces;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
