package org.syntagma.data.treebanks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/**
 * A parser that hangs each word on the one before it, finds no tree where a word ends in {@code 3},
 * and remembers what it was given at once.
 */
final class Chains implements Parser {
  final List<List<String>> batches = new ArrayList<>();

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    batches.add(sentences.stream().map(sentence -> sentence.words().get(0)).toList());
    return sentences.stream().map(Chains::parse).toList();
  }

  private static Sentence parse(Sentence s) {
    if (s.tree().isPresent() || s.words().contains("unreadable")) {
      throw new IllegalArgumentException("cannot read '" + s.text() + "'");
    }
    int size = s.words().size();
    List<Integer> heads = IntStream.range(0, size).boxed().toList();
    boolean rejected = s.words().stream().anyMatch(word -> word.endsWith("3"));
    return rejected
        ? s
        : s.with(new Dependency(s.words(), heads, Collections.nCopies(size, "next")));
  }

  @Override
  public List<DataSource> sources() {
    return List.of(new DataSource("chains", 1, "0"));
  }

  /** The sentence that is expected for the words. */
  static Optional<List<Integer>> heads(Sentence sentence) {
    return sentence.tree().map(tree -> ((Dependency) tree).heads());
  }
}
