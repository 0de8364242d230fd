package org.syntagma.models.decoderonly;

import ai.djl.ndarray.NDArray;
import org.syntagma.api.backend.Parameters;

/** GPT-2's forward pass in loops over doubles, to hold the network against. */
record PlainGpt2(Parameters parameters, int layers, int heads, int width) {
  /** Logits of each token. */
  double[][] logits(long[] tokens) {
    double[][] table = matrix("embedding.weight");
    double[][] places = matrix("positions.weight");
    double[][] x = new double[tokens.length][width];
    for (int t = 0; t < tokens.length; t++) {
      addTo(x[t], table[(int) tokens[t]]);
      addTo(x[t], places[t]);
    }
    for (int layer = 0; layer < layers; layer++) {
      String path = "layers." + layer + ".";
      addTo(x, attention(path + "attention.", norm(path + "attention-norm.", x)));
      addTo(x, feedForward(path + "feed-forward.", norm(path + "feed-forward-norm.", x)));
    }
    return times(norm("norm.", x), table);
  }

  private double[][] attention(String path, double[][] x) {
    double[][] qkv = linear(path + "qkv.", x);
    int size = width / heads;
    double[][] mixed = new double[x.length][width];
    for (int head = 0; head < heads; head++) {
      for (int t = 0; t < x.length; t++) {
        double[] weights = new double[t + 1];
        double total = 0;
        for (int s = 0; s <= t; s++) {
          double score = 0;
          for (int i = head * size; i < (head + 1) * size; i++) {
            score += qkv[t][i] * qkv[s][width + i];
          }
          weights[s] = Math.exp(score / Math.sqrt(size));
          total += weights[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = head * size; i < (head + 1) * size; i++) {
            mixed[t][i] += weights[s] / total * qkv[s][2 * width + i];
          }
        }
      }
    }
    return linear(path + "output.", mixed);
  }

  private double[][] feedForward(String path, double[][] x) {
    double[][] up = linear(path + "up.", x);
    for (double[] row : up) {
      for (int i = 0; i < row.length; i++) {
        double cubic = row[i] + 0.044715 * Math.pow(row[i], 3);
        row[i] = 0.5 * row[i] * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * cubic));
      }
    }
    return linear(path + "down.", up);
  }

  private double[][] norm(String path, double[][] x) {
    double[] weight = vector(path + "weight");
    double[] bias = vector(path + "bias");
    double[][] y = new double[x.length][width];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double variance = 0;
      for (double value : x[t]) {
        mean += value / width;
      }
      for (double value : x[t]) {
        variance += (value - mean) * (value - mean) / width;
      }
      for (int i = 0; i < width; i++) {
        y[t][i] = (x[t][i] - mean) / Math.sqrt(variance + 1e-5) * weight[i] + bias[i];
      }
    }
    return y;
  }

  private double[][] linear(String path, double[][] x) {
    double[][] y = times(x, matrix(path + "weight"));
    for (double[] row : y) {
      addTo(row, vector(path + "bias"));
    }
    return y;
  }

  /** x · weightᵀ. */
  private static double[][] times(double[][] x, double[][] weight) {
    double[][] y = new double[x.length][weight.length];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < weight.length; o++) {
        for (int i = 0; i < x[t].length; i++) {
          y[t][o] += x[t][i] * weight[o][i];
        }
      }
    }
    return y;
  }

  private static void addTo(double[][] x, double[][] y) {
    for (int t = 0; t < x.length; t++) {
      addTo(x[t], y[t]);
    }
  }

  private static void addTo(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }

  private double[] vector(String path) {
    float[] values = parameters.get(path).toFloatArray();
    double[] vector = new double[values.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values[i];
    }
    return vector;
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
