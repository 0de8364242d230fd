package org.syntagma.data.perturbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;

/** Hand-made sentences. */
final class Sample {
  private Sample() {}

  /** Words between spaces, without a tree. */
  static Sentence words(String text) {
    return new Sentence(List.of(text.split(" ")), text, Optional.empty());
  }

  /** One word after the other: {@code form/UPOS/head/label}, heads from 1. */
  static Sentence tree(String... rows) {
    List<String[]> parts = Arrays.stream(rows).map(row -> row.split("/")).toList();
    List<String> words = parts.stream().map(row -> row[0]).toList();
    Dependency tree =
        new Dependency(
            words,
            parts.stream().map(row -> Integer.valueOf(row[2])).toList(),
            parts.stream().map(row -> row[3]).toList());
    Map<String, List<String>> tags =
        Map.of(Sentence.UPOS, parts.stream().map(row -> row[1]).toList());
    return new Sentence(words, String.join(" ", words), Optional.of(tree), tags, "");
  }

  /** The texts that some streams make of a sentence. */
  static List<String> drawn(Perturber perturber, Sentence sentence, int streams) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      perturber.perturb(sentence, Randomness.of(i)).map(Sentence::text).ifPresent(texts::add);
    }
    return texts;
  }

  /** The texts of the variants at all words. */
  static List<String> variants(Perturber perturber, Sentence sentence) {
    List<String> texts = new ArrayList<>();
    for (int word = 0; word < sentence.words().size(); word++) {
      perturber.variants(sentence, word).forEach(variant -> texts.add(variant.text()));
    }
    return texts;
  }
}
