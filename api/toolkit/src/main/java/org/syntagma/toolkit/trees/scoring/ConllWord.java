package org.syntagma.toolkit.trees.scoring;

import java.util.List;
import java.util.Optional;

/**
 * A word as the script sees it.
 *
 * @param sentence which one, from 0
 * @param span where its token is among all characters that are no spaces
 * @param multiword whether its token has several words, which then share the span
 * @param form in lower case
 * @param tags universal and own part of speech, universal features
 * @param label without its subtype
 * @param head the head's index among all words; empty for a root
 * @param functionWords indices of the dependents that are function words
 */
record ConllWord(
    int sentence,
    Span span,
    boolean multiword,
    String form,
    String lemma,
    Tags tags,
    String label,
    Optional<Integer> head,
    List<Integer> functionWords) {

  record Span(int start, int end) {}

  record Tags(String upos, String xpos, String feats) {}
}
