package org.syntagma.data.perturbers;

import java.util.List;

/** What may stand in a word's place. */
interface Candidates {
  /** Other words, in lower case, the best first; none if the word is not known. */
  List<String> of(String lowerCaseWord);
}
