package org.syntagma.toolkit.structured;

import java.util.Arrays;
import java.util.List;
import org.syntagma.api.random.Randomness;

/** The dependency model with valence from its definition: tree by tree, word by word. */
final class ValenceEnumeration {
  private ValenceEnumeration() {}

  static List<int[]> trees(int length) {
    return Enumeration.dependencies(length, Roots.ONE, true);
  }

  /** Normals times {@code scale}. */
  static ValenceTables random(int seed, int symbols, double scale) {
    ValenceTables tables = ValenceTables.zeros(symbols);
    fill(tables.root(), Randomness.of(seed).at("root"), scale);
    fill(tables.attach(), Randomness.of(seed).at("attach"), scale);
    fill(tables.decide(), Randomness.of(seed).at("decide"), scale);
    return tables;
  }

  private static void fill(double[] values, Randomness randomness, double scale) {
    Arrays.setAll(values, i -> scale * randomness.gaussian(i));
  }

  static int[] sentence(int seed, int symbols, int length) {
    Randomness randomness = Randomness.of(seed).at("sentence");
    int[] sentence = new int[length];
    Arrays.setAll(sentence, i -> (int) (symbols * randomness.uniform(i)));
    return sentence;
  }

  /** How often a tree makes each choice. */
  static ValenceTables choices(int symbols, int[] sentence, int[] heads) {
    ValenceTables made = ValenceTables.zeros(symbols);
    for (int word = 1; word <= sentence.length; word++) {
      int symbol = sentence[word - 1];
      if (heads[word - 1] == 0) {
        made.root()[symbol]++;
      }
      generate(made, sentence, heads, word, ValenceTables.LEFT);
      generate(made, sentence, heads, word, ValenceTables.RIGHT);
    }
    return made;
  }

  private static void generate(
      ValenceTables made, int[] sentence, int[] heads, int word, int side) {
    int symbol = sentence[word - 1];
    int step = side == ValenceTables.LEFT ? -1 : 1;
    int dependents = 0;
    for (int other = word + step; other >= 1 && other <= sentence.length; other += step) {
      if (heads[other - 1] == word) {
        made.decide()[made.decision(symbol, side, Math.min(dependents, 1), ValenceTables.GO)]++;
        made.attach()[made.attachment(symbol, side, sentence[other - 1])]++;
        dependents++;
      }
    }
    made.decide()[made.decision(symbol, side, Math.min(dependents, 1), ValenceTables.STOP)]++;
  }

  static double score(ValenceTables scores, int[] sentence, int[] heads) {
    ValenceTables made = choices(scores.symbols(), sentence, heads);
    return dot(scores.root(), made.root())
        + dot(scores.attach(), made.attach())
        + dot(scores.decide(), made.decide());
  }

  private static double dot(double[] scores, double[] counts) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += counts[i] == 0 ? 0 : scores[i] * counts[i];
    }
    return sum;
  }

  /** Adds {@code factor · more}. */
  static void add(ValenceTables to, ValenceTables more, double factor) {
    add(to.root(), more.root(), factor);
    add(to.attach(), more.attach(), factor);
    add(to.decide(), more.decide(), factor);
  }

  private static void add(double[] to, double[] more, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * more[i];
    }
  }
}
