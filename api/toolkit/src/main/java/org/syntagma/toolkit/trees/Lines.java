package org.syntagma.toolkit.trees;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A text in lines that have lost what is harmless to lose: line ends and a byte-order mark.
 *
 * @param lines in order
 * @param repaired faults of the text that no longer show in the lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Lines(List<Line> lines, List<Fault> repaired) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * One line.
   *
   * @param number from 1
   * @param text without its end; each byte that is not UTF-8 is a lone surrogate, U+DC00 and the
   *     byte
   * @param fault if there are such bytes
   */
  public record Line(int number, String text, Optional<Fault> fault) {}

  public Lines {
    lines = List.copyOf(lines);
    repaired = List.copyOf(repaired);
  }

  /** Reads to the end. */
  public static Lines read(InputStream in) throws IOException {
    return new Splitter(in.readAllBytes()).split();
  }

  private static final class Splitter {
    private final byte[] bytes;
    private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    private final List<Line> lines = new ArrayList<>();
    private final List<Fault> repaired = new ArrayList<>();
    private int carriageReturns;
    private int firstCarriageReturn;

    private Splitter(byte[] bytes) {
      this.bytes = bytes;
    }

    private Lines split() {
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          add(start, i);
          start = i + 1;
        }
      }
      if (start < bytes.length) {
        add(start, bytes.length);
      }
      if (carriageReturns > 0) {
        repaired.add(
            new Fault(
                firstCarriageReturn,
                "found CR LF at the end of this line (%d such lines in all); expected LF"
                    .formatted(carriageReturns)));
      }
      return new Lines(lines, repaired);
    }

    private void add(int start, int end) {
      int number = lines.size() + 1;
      int length = end - start;
      if (length > 0 && bytes[end - 1] == '\r') {
        length--;
        firstCarriageReturn = carriageReturns++ == 0 ? number : firstCarriageReturn;
      }
      ByteBuffer line = ByteBuffer.wrap(bytes, start, length);
      CharBuffer decoded = CharBuffer.allocate(length);
      boolean broken = strict.reset().decode(line, decoded, true).isError();
      Optional<Fault> fault =
          broken
              ? Optional.of(
                  new Fault(
                      number,
                      "byte %d of this line (0x%02X) is not UTF-8; expected UTF-8"
                          .formatted(line.position() - start + 1, bytes[line.position()])))
              : Optional.empty();
      String text = broken ? ForeignBytes.decode(bytes, start, length) : decoded.flip().toString();
      if (number == 1 && text.startsWith(String.valueOf(BYTE_ORDER_MARK))) {
        repaired.add(new Fault(1, "found a byte-order mark; expected none"));
        text = text.substring(1);
      }
      lines.add(new Line(number, text, fault));
    }
  }
}
