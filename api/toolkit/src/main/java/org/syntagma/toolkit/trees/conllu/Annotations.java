package org.syntagma.toolkit.trees.conllu;

import java.util.Map;
import org.syntagma.api.syntax.Sentence;

/** Which column holds which annotation of a sentence. */
final class Annotations {
  static final Map<String, Column> COLUMNS =
      Map.of(
          Sentence.LEMMA, Column.LEMMA,
          Sentence.UPOS, Column.UPOS,
          Sentence.XPOS, Column.XPOS,
          Sentence.FEATS, Column.FEATS);

  private Annotations() {}
}
