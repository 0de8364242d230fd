package org.syntagma.cli;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.syntagma.toolkit.safetensors.SafetensorsFile;

/** GPT-2's forward pass in loops over doubles, straight from the file's tensors. */
final class ForeignGpt2 implements AutoCloseable {
  private final SafetensorsFile file;
  private final int layers;
  private final int heads;

  ForeignGpt2(Path file, int layers, int heads) {
    this.file = SafetensorsFile.open(file);
    this.layers = layers;
    this.heads = heads;
  }

  /** (length, vocabulary). */
  double[][] logits(int... ids) {
    double[][] table = tensor("wte.weight");
    double[][] places = tensor("wpe.weight");
    double[][] x = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = sum(table[ids[t]], places[t]);
    }
    for (int i = 0; i < layers; i++) {
      String layer = "h." + i + ".";
      double[][] normed = norm(layer + "ln_1.", x);
      x = sum(x, affine(layer + "attn.c_proj.", mixed(affine(layer + "attn.c_attn.", normed))));
      double[][] up = affine(layer + "mlp.c_fc.", norm(layer + "ln_2.", x));
      for (double[] row : up) {
        for (int j = 0; j < row.length; j++) {
          double cubic = row[j] + 0.044715 * row[j] * row[j] * row[j];
          row[j] *= 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * cubic));
        }
      }
      x = sum(x, affine(layer + "mlp.c_proj.", up));
    }
    double[][] hidden = norm("ln_f.", x);
    double[][] logits = new double[ids.length][table.length];
    for (int t = 0; t < ids.length; t++) {
      for (int v = 0; v < table.length; v++) {
        logits[t][v] = dot(hidden[t], table[v], 0, 0, hidden[t].length);
      }
    }
    return logits;
  }

  private double[][] mixed(double[][] qkv) {
    int width = qkv[0].length / 3;
    int size = width / heads;
    double[][] mixed = new double[qkv.length][width];
    for (int from = 0; from < width; from += size) {
      for (int t = 0; t < qkv.length; t++) {
        double[] weights = new double[t + 1];
        double total = 0;
        for (int s = 0; s <= t; s++) {
          weights[s] = Math.exp(dot(qkv[t], qkv[s], from, width + from, size) / Math.sqrt(size));
          total += weights[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = from; i < from + size; i++) {
            mixed[t][i] += weights[s] / total * qkv[s][2 * width + i];
          }
        }
      }
    }
    return mixed;
  }

  private double[][] norm(String name, double[][] x) {
    double[] weight = tensor(name + "weight")[0];
    double[] bias = tensor(name + "bias")[0];
    double[][] y = new double[x.length][weight.length];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double square = 0;
      for (double value : x[t]) {
        mean += value / weight.length;
        square += value * value / weight.length;
      }
      for (int i = 0; i < weight.length; i++) {
        y[t][i] = (x[t][i] - mean) / Math.sqrt(square - mean * mean + 1e-5) * weight[i] + bias[i];
      }
    }
    return y;
  }

  /** x · weight + bias: the file's matrices are (in, out). */
  private double[][] affine(String name, double[][] x) {
    double[][] weight = tensor(name + "weight");
    double[][] y = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      y[t] = tensor(name + "bias")[0];
      for (int i = 0; i < weight.length; i++) {
        for (int o = 0; o < y[t].length; o++) {
          y[t][o] += x[t][i] * weight[i][o];
        }
      }
    }
    return y;
  }

  private static double dot(double[] x, double[] y, int fromX, int fromY, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += x[fromX + i] * y[fromY + i];
    }
    return sum;
  }

  private static double[] sum(double[] x, double[] y) {
    double[] sum = x.clone();
    for (int i = 0; i < x.length; i++) {
      sum[i] += y[i];
    }
    return sum;
  }

  private static double[][] sum(double[][] x, double[][] y) {
    double[][] sum = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      sum[t] = sum(x[t], y[t]);
    }
    return sum;
  }

  /** A matrix, or a vector as its only row. */
  private double[][] tensor(String name) {
    FloatBuffer bytes = file.read("transformer." + name).asFloatBuffer();
    List<Long> shape = file.tensor("transformer." + name).shape();
    int columns = Math.toIntExact(shape.get(shape.size() - 1));
    double[][] rows = new double[bytes.capacity() / columns][columns];
    for (int i = 0; i < bytes.capacity(); i++) {
      rows[i / columns][i % columns] = bytes.get(i);
    }
    return rows;
  }

  @Override
  public void close() {
    file.close();
  }
}
