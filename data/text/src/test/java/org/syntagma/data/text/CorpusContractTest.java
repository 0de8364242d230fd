package org.syntagma.data.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.data.text.TextConfig.Order;
import org.syntagma.testkit.data.CorpusContract;

/** Every unit in every order keeps the contract of a corpus. */
class CorpusContractTest {
  private static final String LINE = "all work and no play makes a dull corpus\n";

  @TempDir private Path folder;

  private Path file() {
    try {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 90; i++) {
        text.append(i).append(' ').append(LINE);
      }
      return Setup.in(folder).write("text.txt", text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private abstract static class Contract implements CorpusContract<Text> {
    @Override
    public Object key(Text example) {
      return example.text();
    }
  }

  @Nested
  class RandomWindows extends Contract {
    @Override
    public Corpus<Text> create() {
      return Setup.in(folder).windows(file(), 0.9, 10, Order.RANDOM);
    }
  }

  @Nested
  class SequentialWindows extends Contract {
    @Override
    public Corpus<Text> create() {
      return Setup.in(folder).windows(file(), 0.9, 10, Order.SEQUENTIAL);
    }
  }

  @Nested
  class RandomLines extends Contract {
    @Override
    public Corpus<Text> create() {
      return Setup.in(folder).lines(file(), 0.8, 20, Order.RANDOM);
    }
  }

  @Nested
  class SequentialLines extends Contract {
    @Override
    public Corpus<Text> create() {
      return Setup.in(folder).lines(file(), 0.8, 100, Order.SEQUENTIAL);
    }
  }
}
