package org.syntagma.data.subwords;

/** One learned rule: {@code left} and {@code right} next to each other become one token. */
record Merge(String left, String right) {
  String whole() {
    return left + right;
  }
}
