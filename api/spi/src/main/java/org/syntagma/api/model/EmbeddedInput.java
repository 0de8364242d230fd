package org.syntagma.api.model;

import org.apiguardian.api.API;

/**
 * An input whose ids a network looks up in a table of its parameters. A batch can move what is
 * found there: an array of its that is called {@link #shift}, float32, (…, width) beside ids of the
 * shape (…), is added to the rows before anything is computed from them.
 *
 * @param name of the input
 * @param table the path of the parameter, (rows, width)
 * @param width of a row
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EmbeddedInput(String name, String table, long width) {
  /** What ends the name of a shift. */
  public static final String SHIFT = ".shift";

  /** The name of the array that moves the rows. */
  public String shift() {
    return name + SHIFT;
  }
}
