package org.syntagma.toolkit.trees.scoring;

import org.apiguardian.api.API;

/** What {@link ConllScorer} counts; all but the last under the CoNLL 2018 script's names. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ConllMetric {
  TOKENS("Tokens"),
  SENTENCES("Sentences"),
  WORDS("Words"),
  UPOS("UPOS"),
  XPOS("XPOS"),
  /** Universal features only. */
  UFEATS("UFeats"),
  /** {@link #UPOS}, {@link #XPOS} and {@link #UFEATS}. */
  ALL_TAGS("AllTags"),
  LEMMAS("Lemmas"),
  /** Unlabelled attachment: the head. */
  UAS("UAS"),
  /** Labelled attachment: the head and the label without its subtype. */
  LAS("LAS"),
  /** {@link #LAS} over content words. */
  CLAS("CLAS"),
  /** {@link #CLAS} with tags, and with the function words that depend on the word. */
  MLAS("MLAS"),
  /** {@link #CLAS} with lemmas. */
  BLEX("BLEX"),
  /** Sentences of which every word counts for {@link #LAS}; not in the script. */
  EXACT("Exact");

  private final String title;

  ConllMetric(String title) {
    this.title = title;
  }

  /** The name as people know it. */
  public String title() {
    return title;
  }
}
