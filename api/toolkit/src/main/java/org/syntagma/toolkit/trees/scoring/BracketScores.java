package org.syntagma.toolkit.trees.scoring;

import org.apiguardian.api.API;

/**
 * What EVALB reports of a treebank.
 *
 * @param brackets labelled brackets, of the valid sentences
 * @param sentences all
 * @param errors sentences whose words differ after deletion; left out of everything else
 * @param skipped sentences in which the system has no word; left out of everything else
 * @param complete sentences with just the right brackets
 * @param crossing the system's brackets that cross a gold one
 * @param noCrossing sentences without any
 * @param twoOrLessCrossing sentences with at most two
 * @param words of the valid sentences, without those deleted
 * @param correctTags words with the right part of speech
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BracketScores(
    Score brackets,
    long sentences,
    long errors,
    long skipped,
    long complete,
    long crossing,
    long noCrossing,
    long twoOrLessCrossing,
    long words,
    long correctTags) {
  /** How many sentences count. */
  public long valid() {
    return sentences - errors - skipped;
  }

  /** The share of valid sentences with just the right brackets. */
  public double completeMatch() {
    return share(complete, valid());
  }

  /** Crossing brackets for each valid sentence. */
  public double averageCrossing() {
    return share(crossing, valid());
  }

  /** The share of words with the right part of speech. */
  public double taggingAccuracy() {
    return share(correctTags, words);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
