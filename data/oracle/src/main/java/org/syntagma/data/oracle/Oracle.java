package org.syntagma.data.oracle;

import org.syntagma.api.random.Randomness;

/**
 * An LSTM language model over the numbers 0 to n − 1 whose parameters are all standard normals (Yu
 * et al. 2017, section 4): what it says has some structure, and how probable it is can be computed.
 * A text begins as if the number 0 stood before it, as in the authors' code. All is a pure function
 * of the seed, with the same bits on every machine. Immutable, so safe for several threads.
 */
final class Oracle {
  /** The log-probability of what is none of the numbers; stands for minus infinity. */
  static final double FOREIGN = StrictMath.log(1e-12);

  private static final int GATES = 4;

  private final int vocabulary;
  private final int embedding;
  private final int width;
  private final double[] vectors;
  private final double[] inputs;
  private final double[] states;
  private final double[] biases;
  private final double[] outputs;
  private final double[] outputBiases;

  Oracle(Randomness randomness, int vocabulary, int embedding, int width) {
    this.vocabulary = vocabulary;
    this.embedding = embedding;
    this.width = width;
    vectors = normals(randomness.at("vectors"), vocabulary * embedding);
    inputs = normals(randomness.at("inputs"), GATES * width * embedding);
    states = normals(randomness.at("states"), GATES * width * width);
    biases = normals(randomness.at("biases"), GATES * width);
    outputs = normals(randomness.at("outputs"), width * vocabulary);
    outputBiases = normals(randomness.at("output-biases"), vocabulary);
  }

  private static double[] normals(Randomness randomness, int count) {
    double[] normals = new double[count];
    for (int i = 0; i < count; i++) {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - randomness.uniform(2L * i)));
      normals[i] = radius * StrictMath.cos(2 * Math.PI * randomness.uniform(2L * i + 1));
    }
    return normals;
  }

  int vocabulary() {
    return vocabulary;
  }

  /** Draws a text; a pure function of {@code randomness}. */
  int[] draw(int length, Randomness randomness) {
    int[] numbers = new int[length];
    Walk walk = new Walk();
    for (int t = 0; t < length; t++) {
      numbers[t] = walk.choose(randomness.uniform(t));
      walk.read(numbers[t]);
    }
    return numbers;
  }

  /**
   * The log-probability of each number, given those before it; {@link #FOREIGN} of what is none,
   * which is then read as a vector of zeros.
   */
  double[] logProbabilities(int[] numbers) {
    double[] found = new double[numbers.length];
    Walk walk = new Walk();
    for (int t = 0; t < numbers.length; t++) {
      boolean known = numbers[t] >= 0 && numbers[t] < vocabulary;
      found[t] = known ? walk.logProbability(numbers[t]) : FOREIGN;
      walk.read(numbers[t]);
    }
    return found;
  }

  /** One text's state: what comes next, and how probable it is. */
  private final class Walk {
    private final double[] hidden = new double[width];
    private final double[] cell = new double[width];
    private final double[] gates = new double[GATES * width];
    private final double[] logits = new double[vocabulary];

    Walk() {
      read(0);
    }

    void read(int number) {
      boolean known = number >= 0 && number < vocabulary;
      for (int row = 0; row < gates.length; row++) {
        double sum = biases[row];
        for (int i = 0; known && i < embedding; i++) {
          sum += inputs[row * embedding + i] * vectors[number * embedding + i];
        }
        for (int i = 0; i < width; i++) {
          sum += states[row * width + i] * hidden[i];
        }
        gates[row] = sum;
      }
      for (int i = 0; i < width; i++) {
        double input = Exponential.sigmoid(gates[i]);
        double forget = Exponential.sigmoid(gates[width + i]);
        double news = Exponential.tanh(gates[2 * width + i]);
        double output = Exponential.sigmoid(gates[3 * width + i]);
        cell[i] = forget * cell[i] + input * news;
        hidden[i] = output * Exponential.tanh(cell[i]);
      }
      System.arraycopy(outputBiases, 0, logits, 0, vocabulary);
      // Number by number in the inner loop: so the compiler makes vectors of it.
      for (int i = 0; i < width; i++) {
        double factor = hidden[i];
        int from = i * vocabulary;
        for (int n = 0; n < vocabulary; n++) {
          logits[n] += factor * outputs[from + n];
        }
      }
    }

    double logProbability(int number) {
      double total = 0;
      for (double logit : logits) {
        total += Exponential.exp(logit);
      }
      return logits[number] - StrictMath.log(total);
    }

    /** The number at a point, in [0, 1), of a line on which each has its probability's stretch. */
    int choose(double point) {
      double[] weights = new double[vocabulary];
      double total = 0;
      for (int n = 0; n < vocabulary; n++) {
        weights[n] = Exponential.exp(logits[n]);
        total += weights[n];
      }
      double rest = point * total;
      for (int n = 0; n < vocabulary; n++) {
        rest -= weights[n];
        if (rest < 0) {
          return n;
        }
      }
      return vocabulary - 1;
    }
  }
}
