package org.syntagma.data.pairs;

import java.util.List;
import org.syntagma.api.data.Pair;

/** Which columns of a table are wanted. */
interface TableLayout {
  /** Makes a pair of a row's fields. */
  @FunctionalInterface
  interface Fields {
    Pair pair(List<String> fields) throws Misfit;
  }

  /** Whether the first row names the columns. */
  boolean header();

  /** The columns of a table without a header. */
  Fields numbered();

  /**
   * The columns of a table with this header.
   *
   * @throws Misfit if the header lacks a column
   */
  Fields named(List<String> names) throws Misfit;
}
