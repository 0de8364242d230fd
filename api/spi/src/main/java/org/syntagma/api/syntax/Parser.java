package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Sourced;

/** Finds the trees of sentences. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("sentences to trees")
public interface Parser extends Sourced {
  /**
   * The same sentences in the same order, each with its tree and with the annotations that the
   * parser finds, such as {@link Sentence#UPOS}. A tree that a sentence already has is not looked
   * at; annotations are where the parser says that it reads them. A sentence for which the parser
   * finds no tree, as a grammar may, comes back without one.
   *
   * @throws IllegalArgumentException if a sentence has no words, is longer than the parser can
   *     read, or lacks what the parser reads
   */
  List<Sentence> parse(List<Sentence> sentences);

  /**
   * How sure the parser is that sentences are well formed, from 0 to 1, in the same order: unless a
   * parser knows more, 1 where it finds a tree and 0 where it does not.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  default List<Double> plausibility(List<Sentence> sentences) {
    return parse(sentences).stream().map(each -> each.tree().isPresent() ? 1.0 : 0.0).toList();
  }
}
