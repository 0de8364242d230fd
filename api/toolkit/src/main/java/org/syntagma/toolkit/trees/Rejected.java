package org.syntagma.toolkit.trees;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A piece of a treebank that is no sentence.
 *
 * @param faults why, at least one
 * @param text as it stands in the file; each byte that is not UTF-8 is a lone surrogate, U+DC00 and
 *     the byte
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Rejected(List<Fault> faults, String text) {
  public Rejected {
    faults = List.copyOf(faults);
  }

  /** The text in UTF-8, and the bytes that are not UTF-8 as they were. */
  public byte[] bytes() {
    return ForeignBytes.encode(text);
  }
}
