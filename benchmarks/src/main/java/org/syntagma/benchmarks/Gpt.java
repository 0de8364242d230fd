package org.syntagma.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * A decoder-only model and how it is trained.
 *
 * @param name short, for reports
 * @param context the greatest number of positions it has embeddings for
 * @param batch sequences in one update
 * @param length tokens in each of them
 */
public record Gpt(
    String name,
    int layers,
    int heads,
    int width,
    int context,
    int vocabulary,
    int batch,
    int length) {

  /** 6 layers of width 384 on characters. */
  public static final Gpt SMALL = new Gpt("6 × 384", 6, 6, 384, 256, 65, 8, 256);

  /** GPT-2 124M (Radford 2019). */
  public static final Gpt GPT2 = new Gpt("GPT-2 124M", 12, 12, 768, 1024, 50304, 4, 64);

  /** nanoGPT's setting for Shakespeare's characters on a CPU. */
  static final Gpt CHARACTERS = new Gpt("nanoGPT's characters", 4, 4, 128, 64, 65, 12, 64);

  private static final Map<String, Gpt> KNOWN = Map.of("small", SMALL, "gpt2", GPT2);

  /** From {@code small}, {@code gpt2}, or eight numbers separated by commas after a name. */
  public static Gpt parse(String text) {
    Gpt known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    String[] parts = text.split(",", -1);
    int[] n = new int[7];
    for (int i = 0; i < n.length; i++) {
      n[i] = Integer.parseInt(parts[i + 1]);
    }
    return new Gpt(parts[0], n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }

  /** What {@link #parse} reads. */
  public String text() {
    return String.join(",", name, String.join(",", numbers()));
  }

  /** Layers, heads, width, context, vocabulary, batch and length. */
  public List<String> numbers() {
    return List.of(layers, heads, width, context, vocabulary, batch, length).stream()
        .map(String::valueOf)
        .toList();
  }

  public long tokens() {
    return (long) batch * length;
  }

  /** Biases and norms included, embeddings and output tied. */
  public long parameters() {
    long w = width;
    return w * (vocabulary + context) + layers * (12 * w * w + 13 * w) + 2 * w;
  }

  /**
   * Floating point operations of forward and backward for one token, as PaLM counts them (Chowdhery
   * 2022, appendix B): 6 for each parameter but the positions, and 12 · layers · width · length for
   * attention.
   */
  public double flopsPerToken() {
    return 6.0 * (parameters() - (long) context * width) + 12.0 * layers * width * length;
  }

  public Gpt with(int newWidth, int newBatch, int newLength) {
    return new Gpt(
        name,
        layers,
        Math.max(1, newWidth / 64),
        newWidth,
        Math.max(context, newLength),
        vocabulary,
        newBatch,
        newLength);
  }
}
