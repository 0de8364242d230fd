package org.syntagma.models.decoderonly;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.backend.Parameters;

/** Llama's forward pass in loops over doubles, to hold the network against. */
record PlainLlama(Parameters parameters, LlamaConfig config) {
  /** Logits of each token. */
  double[][] logits(long[] tokens) {
    double[][] table = matrix("embedding.weight");
    double[][] x = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      x[t] = table[(int) tokens[t]].clone();
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String path = "layers." + layer + ".";
      add(x, attention(path + "attention.", norm(path + "attention-norm.", x)));
      add(x, feedForward(path + "feed-forward.", norm(path + "feed-forward-norm.", x)));
    }
    return times(norm("norm.", x), config.tied() ? table : matrix("output.weight"));
  }

  private double[][] attention(String path, double[][] x) {
    int size = config.width() / config.heads();
    double[][] qkv = times(x, matrix(path + "qkv.weight"));
    double[][] mixed = new double[x.length][config.width()];
    for (int head = 0; head < config.heads(); head++) {
      // Each key and value is repeated for the heads of its group.
      int group = head / (config.heads() / config.groups());
      int key = config.width() + group * size;
      int value = config.width() + (config.groups() + group) * size;
      for (int t = 0; t < x.length; t++) {
        double[] query = turned(qkv[t], head * size, size, t);
        double[] weights = new double[t + 1];
        double total = 0;
        for (int s = 0; s <= t; s++) {
          weights[s] = Math.exp(dot(query, turned(qkv[s], key, size, s)) / Math.sqrt(size));
          total += weights[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < size; i++) {
            mixed[t][head * size + i] += weights[s] / total * qkv[s][value + i];
          }
        }
      }
    }
    return times(mixed, matrix(path + "output.weight"));
  }

  /** A head's elements i and i + size / 2 as a complex number, times e^(i · position · angle). */
  private double[] turned(double[] row, int from, int size, int position) {
    double[] turned = new double[size];
    int half = size / 2;
    for (int i = 0; i < half; i++) {
      double angle = position * Math.pow(config.rotaryBase(), -2.0 * i / size);
      double real = row[from + i];
      double imaginary = row[from + half + i];
      turned[i] = real * Math.cos(angle) - imaginary * Math.sin(angle);
      turned[half + i] = real * Math.sin(angle) + imaginary * Math.cos(angle);
    }
    return turned;
  }

  private double[][] feedForward(String path, double[][] x) {
    double[][] up = times(x, matrix(path + "up.weight"));
    double[][] inner = new double[x.length][config.inner()];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < config.inner(); i++) {
        double gate = up[t][i];
        inner[t][i] = gate / (1 + Math.exp(-gate)) * up[t][config.inner() + i];
      }
    }
    return times(inner, matrix(path + "down.weight"));
  }

  private double[][] norm(String path, double[][] x) {
    float[] weight = parameters.get(path + "weight").toFloatArray();
    double[][] y = new double[x.length][config.width()];
    for (int t = 0; t < x.length; t++) {
      double root = Math.sqrt(dot(x[t], x[t]) / config.width() + config.epsilon());
      for (int i = 0; i < config.width(); i++) {
        y[t][i] = x[t][i] / root * weight[i];
      }
    }
    return y;
  }

  /** x · weightᵀ. */
  private static double[][] times(double[][] x, double[][] weight) {
    double[][] y = new double[x.length][weight.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < weight.length; o++) {
        y[t][o] = dot(x[t], weight[o]);
      }
    }
    return y;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void add(double[][] x, double[][] y) {
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < x[t].length; i++) {
        x[t][i] += y[t][i];
      }
    }
  }

  private double[][] matrix(String path) {
    NDArray array = parameters.get(path);
    float[] values = array.toFloatArray();
    int columns = Math.toIntExact(array.getShape().get(1));
    double[][] matrix = new double[values.length / columns][columns];
    for (int i = 0; i < values.length; i++) {
      matrix[i / columns][i % columns] = values[i];
    }
    return matrix;
  }
}
