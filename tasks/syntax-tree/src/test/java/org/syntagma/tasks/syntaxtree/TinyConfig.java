package org.syntagma.tasks.syntaxtree;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/** Small settings that differ in one thing or two. */
record TinyConfig(
    TreeType trees,
    String inputs,
    boolean projective,
    List<TagType> features,
    Optional<Path> vectors) {
  static TinyConfig of(TreeType trees) {
    return new TinyConfig(trees, "words", false, List.of(), Optional.empty());
  }

  TinyConfig inputs(String name) {
    return new TinyConfig(trees, name, projective, features, vectors);
  }

  TinyConfig ofProjectiveTrees() {
    return new TinyConfig(trees, inputs, true, features, vectors);
  }

  TinyConfig features(TagType... types) {
    return new TinyConfig(trees, inputs, projective, List.of(types), vectors);
  }

  TinyConfig vectors(Path path) {
    return new TinyConfig(trees, inputs, projective, features, Optional.of(path));
  }

  SyntaxTreeConfig config() {
    return new SyntaxTreeConfig(
        trees,
        inputs,
        LossType.LOCAL,
        projective,
        features,
        1,
        8,
        vectors,
        4,
        8,
        8,
        8,
        0,
        AttentionHead.defaults());
  }
}
