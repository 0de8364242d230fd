package org.syntagma.toolkit.trees;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Texts that keep bytes which are not UTF-8: each is a lone low surrogate, U+DC00 and the byte,
 * which no UTF-8 decodes to (Python's PEP 383).
 */
final class ForeignBytes {
  private static final char FIRST = '\uDC80';
  private static final char LAST = '\uDCFF';

  private ForeignBytes() {}

  static String decode(byte[] bytes, int start, int length) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
    CharBuffer out = CharBuffer.allocate(length);
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.reset().decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (FIRST | (in.get() & 0xFF)));
      }
    }
    return out.flip().toString();
  }

  static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isForeign(text, i)) {
        out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        out.write(text.charAt(i));
        from = i + 1;
      }
    }
    out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static boolean isForeign(String text, int i) {
    char c = text.charAt(i);
    return c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
