package org.syntagma.runtime.checkpoint;

/** How a state tree is written in JSON: the keys of one-key objects, and names of arrays. */
final class StateTree {
  static final String PART = "part";
  static final String ARRAY = "array";
  static final String BITS = "bits";

  private StateTree() {}

  /** Appends a name to a JSON pointer (RFC 6901). */
  static String pointer(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
