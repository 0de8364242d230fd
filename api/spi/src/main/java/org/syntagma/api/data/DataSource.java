package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * Where a corpus comes from, for the run directory.
 *
 * @param name a file's path, or what generated it
 * @param bytes its size, as stored
 * @param sha256 the digest of the bytes as stored, in lower-case hexadecimal
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DataSource(String name, long bytes, String sha256) {
  /** The same under another name. */
  public DataSource named(String other) {
    return new DataSource(other, bytes, sha256);
  }
}
