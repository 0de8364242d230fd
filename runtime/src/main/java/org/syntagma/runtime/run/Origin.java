package org.syntagma.runtime.run;

/**
 * The checkpoint from elsewhere that stages of a run begin with.
 *
 * @param checkpoint its absolute path
 * @param sha256 of its manifest, which has the digests of its files
 */
public record Origin(String checkpoint, String sha256) {}
