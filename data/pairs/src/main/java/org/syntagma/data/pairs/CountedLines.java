package org.syntagma.data.pairs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Gives out a text line by line, so that it knows in which line its reader is. It keeps what goes
 * wrong with the text, to tell it from what goes wrong with what is written there.
 */
final class CountedLines extends Reader {
  private final BufferedReader in;
  private int line = 1;
  private boolean lineEnded;
  private Optional<IOException> failure = Optional.empty();

  CountedLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  /** The line of what was last given out, from 1. */
  int line() {
    return line;
  }

  /** Why the text cannot be read on. */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    line += lineEnded ? 1 : 0;
    lineEnded = false;
    int count = 0;
    try {
      while (count < length && !lineEnded) {
        int c = in.read();
        if (c < 0) {
          break;
        }
        buffer[offset + count++] = (char) c;
        lineEnded = c == '\n';
      }
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
    return count == 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
