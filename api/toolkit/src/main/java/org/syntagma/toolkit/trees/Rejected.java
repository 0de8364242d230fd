package org.syntagma.toolkit.trees;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A piece of a treebank that is no sentence.
 *
 * @param faults why, at least one
 * @param text as it stands in the file; bytes that are not UTF-8 are shown as U+FFFD
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rejected(List<Fault> faults, String text) {
  public Rejected {
    faults = List.copyOf(faults);
  }
}
