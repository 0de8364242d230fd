package org.syntagma.toolkit.trees;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;

/** Reads one format of treebanks. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TreebankReader {
  /**
   * Reads everything, also past what is wrong.
   *
   * @param in UTF-8 text; not closed
   */
  Treebank read(InputStream in) throws IOException;
}
