package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.structured.ValenceTables;
import org.syntagma.toolkit.structured.ValenceTrees;

/** Finds the most probable trees, of sentences of any length. */
record InducedParser(Model model, Symbols symbols, ValenceReader reader) implements Parser {
  /** The model's tables. */
  static ValenceTables tables(Model model, ValenceReader reader) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      SkeletonBatch nothing = new SkeletonBatch(manager, ValenceReader.arrays(manager), List.of());
      return reader.tables(model.run(nothing, reader.outputs(), Mode.inference()));
    }
  }

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    List<Skeleton> skeletons = sentences.stream().map(this::skeleton).toList();
    List<int[]> best =
        ValenceTrees.best(
            tables(model, reader), skeletons.stream().map(Skeleton::symbols).toList());
    List<Sentence> parsed = new ArrayList<>();
    for (int i = 0; i < skeletons.size(); i++) {
      parsed.add(skeletons.get(i).with(best.get(i)));
    }
    return parsed;
  }

  /** Where there is nothing but punctuation, it makes the tree. */
  private Skeleton skeleton(Sentence sentence) {
    if (sentence.words().isEmpty()) {
      throw new IllegalArgumentException("a sentence has no words: leave it out");
    }
    Skeleton skeleton = symbols.skeleton(sentence);
    return skeleton.length() > 0 ? skeleton : symbols.whole(sentence);
  }
}
