package org.syntagma.benchmarks.plugin;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Ids written as numbers, in a vocabulary of any size. */
public final class Numbers implements Tokenizer {
  /** How many ids, from 0, are special symbols. */
  public static final int SPECIAL = 4;

  private final int size;
  private final int end;

  /**
   * Settings.
   *
   * @param size of the vocabulary, the four special symbols included
   */
  record Config(@Min(5) int size) {
    static Config defaults() {
      return new Config(65);
    }
  }

  @Inject
  Numbers(Config config) {
    this(config.size(), 2);
  }

  private Numbers(int size, int end) {
    this.size = size;
    this.end = end;
  }

  /** Ids none of which ends a text, so that generation always reaches its maximum. */
  public static Numbers endless(int size) {
    return new Numbers(size, Integer.MAX_VALUE);
  }

  @Override
  public void learn(Iterable<String> texts) {}

  @Override
  public int size() {
    return size;
  }

  @Override
  public Special special() {
    return new Special(0, 1, end, 3);
  }

  @Override
  public int[] encode(String text) {
    return text.isBlank()
        ? new int[0]
        : Arrays.stream(text.strip().split("\\s+")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String decode(int[] ids) {
    return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public String symbol(int id) {
    return String.valueOf(id);
  }

  @Override
  public String identity() {
    return "numbers-" + size;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
