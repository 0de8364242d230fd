package org.syntagma.data.text;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Cuts a text into chunks that can be tokenized one by one. A cut is made behind a single line
 * break between two words, where no common tokenizer joins what stands on both sides; failing that
 * behind any white space, failing that between any two characters. Cuts depend on the text alone.
 */
final class Chunks implements Iterator<String> {
  static final int SIZE = 1 << 20;

  private final TextFile file;
  private final Reader reader;
  private final long from;
  private final long to;
  private final char[] buffer = new char[SIZE];
  private int filled;
  private long seen;
  private boolean ended;

  /** The characters (code points) {@code from} to {@code to} − 1 of the file. */
  Chunks(TextFile file, long from, long to) throws IOException {
    this.file = file;
    this.reader = file.reader();
    this.from = from;
    this.to = to;
    fill();
  }

  @Override
  public boolean hasNext() {
    return filled > 0;
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int cut = ended ? filled : cut(buffer, filled);
    String chunk = new String(buffer, 0, cut);
    System.arraycopy(buffer, cut, buffer, 0, filled - cut);
    filled -= cut;
    try {
      fill();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return chunk;
  }

  private void fill() throws IOException {
    while (!ended && filled < SIZE) {
      int read = reader.read(buffer, filled, SIZE - filled);
      if (read < 0 || seen > to) {
        ended = true;
        reader.close();
      } else {
        keep(read);
      }
    }
  }

  /** Keeps what belongs to the range of the characters just read. */
  private void keep(int read) {
    int end = filled + read;
    for (int i = filled; i < end; i++) {
      if (!Character.isLowSurrogate(buffer[i])) {
        seen++;
      }
      if (seen > from && seen <= to) {
        buffer[filled++] = buffer[i];
      }
    }
  }

  /** Where to cut the first {@code length} characters; more text follows them. */
  static int cut(char[] text, int length) {
    int space = 0;
    for (int i = length - 1; i > 1; i--) {
      if (Character.isWhitespace(text[i - 1]) && !Character.isWhitespace(text[i])) {
        if (text[i - 1] == '\n' && !Character.isWhitespace(text[i - 2])) {
          return i;
        }
        space = Math.max(space, i);
      }
    }
    return space > 0 ? space : length - (Character.isHighSurrogate(text[length - 1]) ? 1 : 0);
  }
}
