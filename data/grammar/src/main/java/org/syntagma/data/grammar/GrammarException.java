package org.syntagma.data.grammar;

import java.util.List;

/** A grammar that cannot be used, with every fault that was found in it, one a line. */
final class GrammarException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  GrammarException(String source, List<String> faults) {
    super(
        faults.size() == 1
            ? "Grammar " + faults.get(0)
            : faults.size() + " faults in grammar " + source + "\n" + String.join("\n", faults));
  }
}
