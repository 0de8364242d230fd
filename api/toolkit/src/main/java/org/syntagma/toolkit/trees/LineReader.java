package org.syntagma.toolkit.trees;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.toolkit.trees.Lines.Line;

/** Reads the lines of a text one after another, so that no more than one is held in memory. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LineReader {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final int longest;
  private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;
  private byte[] line = new byte[256];
  private int length;
  private boolean isCut;
  private int number;
  private boolean hasMark;
  private int carriageReturns;
  private int firstCarriageReturn;

  /**
   * Reads nothing yet.
   *
   * @param in not closed
   * @param longest how many bytes a line may have; of a longer one only these are kept, and a fault
   */
  public LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line, or empty at the end. */
  public Optional<Line> next() throws IOException {
    length = 0;
    isCut = false;
    boolean found = false;
    while (fill()) {
      found = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      keep(end);
      next = end;
      if (end < filled) {
        next++;
        break;
      }
    }
    return found ? Optional.of(line()) : Optional.empty();
  }

  /** Faults of the lines so far that no longer show in them: a byte-order mark, CR LF. */
  public List<Fault> repaired() {
    List<Fault> repaired = new ArrayList<>();
    if (hasMark) {
      repaired.add(new Fault(1, "found a byte-order mark; expected none"));
    }
    if (carriageReturns > 0) {
      repaired.add(
          new Fault(
              firstCarriageReturn,
              "found CR LF at the end of this line (%d such lines in all); expected LF"
                  .formatted(carriageReturns)));
    }
    return repaired;
  }

  private boolean fill() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(in.read(buffer), 0);
    }
    return filled > 0;
  }

  private void keep(int end) {
    int count = Math.min(end - next, longest - length);
    isCut |= count < end - next;
    if (length + count > line.length) {
      long doubled = Math.min(2L * line.length, longest);
      line = Arrays.copyOf(line, (int) Math.max(doubled, length + count));
    }
    System.arraycopy(buffer, next, line, length, count);
    length += count;
  }

  private Line line() {
    number++;
    if (isCut) {
      String message =
          "found a line of more than %d bytes; expected shorter ones: is this a text in lines?";
      Fault fault = new Fault(number, message.formatted(longest));
      return new Line(number, ForeignBytes.decode(line, 0, length), Optional.of(fault));
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
      firstCarriageReturn = carriageReturns++ == 0 ? number : firstCarriageReturn;
    }
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    CharBuffer decoded = CharBuffer.allocate(length);
    boolean broken = strict.reset().decode(bytes, decoded, true).isError();
    String text = broken ? ForeignBytes.decode(line, 0, length) : decoded.flip().toString();
    if (number == 1 && text.startsWith(String.valueOf(BYTE_ORDER_MARK))) {
      hasMark = true;
      text = text.substring(1);
    }
    return new Line(
        number, text, broken ? Optional.of(foreign(bytes.position())) : Optional.empty());
  }

  private Fault foreign(int place) {
    return new Fault(
        number,
        "byte %d of this line (0x%02X) is not UTF-8; expected UTF-8"
            .formatted(place + 1, line[place]));
  }
}
