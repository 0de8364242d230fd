package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;

/**
 * Sentences as arrays of ids, in rows of equal length: the root, the words, where asked a symbol
 * for the end, padding. Rows without a sentence have the root alone.
 */
final class WordArrays {
  /** (rows, length): words. */
  static final String WORDS = "words";

  /** (rows, length): for each word, the row of {@link #CHARACTERS}. */
  static final String FORMS = "forms";

  /** (different forms, characters): their characters between a begin and an end. */
  static final String CHARACTERS = "characters";

  /** The most characters of a form; of longer ones the first count. */
  private static final int LONGEST = 22;

  private final Vocabulary vocabulary;
  private final boolean ends;
  private final int longest;

  /**
   * Arrays for that vocabulary.
   *
   * @param ends whether a symbol follows the last word
   * @param longest the most positions of a row; no sentence may need more
   */
  WordArrays(Vocabulary vocabulary, boolean ends, int longest) {
    this.vocabulary = vocabulary;
    this.ends = ends;
    this.longest = longest;
  }

  /** The input of given tags, (rows, length). */
  static String given(TagType type) {
    return "given-" + type.key();
  }

  /** How many positions of a sentence are taken by what is no word. */
  static int symbols(boolean ends) {
    return ends ? 2 : 1;
  }

  /** A place for each position of a batch. */
  Grid grid(List<Sentence> sentences) {
    int words = sentences.stream().mapToInt(each -> each.words().size()).max().orElse(0);
    int length = Math.min(Buckets.length(words + symbols(ends)), longest);
    return new Grid(Buckets.sentences(sentences.size()), length);
  }

  /** The share of the grid's positions that hold neither a word nor a symbol. */
  double padding(List<Sentence> sentences) {
    long used = sentences.stream().mapToLong(each -> each.words().size() + symbols(ends)).sum();
    return 1 - (double) used / grid(sentences).size();
  }

  /** Says whether a word is to be read as unknown. */
  @FunctionalInterface
  interface Hiding {
    boolean hides(int place, int word);
  }

  /** What {@link WordReader} reads. */
  Map<String, NDArray> read(
      List<Sentence> sentences, List<TagType> features, Hiding hiding, NDManager manager) {
    Grid grid = grid(sentences);
    long[] words = new long[grid.size()];
    long[] forms = new long[grid.size()];
    Map<String, Integer> different = new LinkedHashMap<>();
    different.put("", 0);
    for (int row = 0; row < grid.rows(); row++) {
      words[grid.place(row, 0)] = Vocabulary.BEGIN;
    }
    for (int row = 0; row < sentences.size(); row++) {
      List<String> sentence = sentences.get(row).words();
      for (int i = 0; i < sentence.size(); i++) {
        int place = grid.place(row, i + 1);
        int word = vocabulary.word(sentence.get(i));
        words[place] = hiding.hides(place, word) ? Vocabulary.UNKNOWN : word;
        forms[place] = different.computeIfAbsent(sentence.get(i), form -> different.size());
      }
      if (ends) {
        words[grid.place(row, sentence.size() + 1)] = Vocabulary.END;
      }
    }
    Map<String, NDArray> arrays = new HashMap<>();
    arrays.put(WORDS, grid.array(words, manager));
    arrays.put(FORMS, grid.array(forms, manager));
    arrays.put(CHARACTERS, characters(List.copyOf(different.keySet()), manager));
    for (TagType type : features) {
      arrays.put(given(type), tags(sentences, type, grid, manager));
    }
    return arrays;
  }

  private NDArray characters(List<String> forms, NDManager manager) {
    int[][] ids = forms.stream().map(this::characters).toArray(int[][]::new);
    int rows = Buckets.forms(ids.length);
    int width =
        Buckets.characters(Arrays.stream(ids).mapToInt(each -> each.length).max().orElse(0));
    long[] values = new long[rows * width];
    for (int row = 0; row < rows; row++) {
      int[] form = ids[row < ids.length ? row : 0];
      for (int i = 0; i < form.length; i++) {
        values[row * width + i] = form[i];
      }
    }
    return manager.create(values, new Shape(rows, width));
  }

  private int[] characters(String form) {
    IntStream inside = form.codePoints().limit(LONGEST).map(vocabulary::character);
    return IntStream.concat(
            IntStream.concat(IntStream.of(Vocabulary.BEGIN), inside), IntStream.of(Vocabulary.END))
        .toArray();
  }

  private NDArray tags(List<Sentence> sentences, TagType type, Grid grid, NDManager manager) {
    long[] ids = new long[grid.size()];
    for (int row = 0; row < sentences.size(); row++) {
      List<String> tags = sentences.get(row).annotation(type.key()).orElse(List.of());
      for (int i = 0; i < tags.size(); i++) {
        ids[grid.place(row, i + 1)] = vocabulary.tagId(type, tags.get(i));
      }
    }
    return grid.array(ids, manager);
  }
}
