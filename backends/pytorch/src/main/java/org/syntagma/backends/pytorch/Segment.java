package org.syntagma.backends.pytorch;

import java.util.List;

/**
 * Consecutive lines of a {@link Script} that are differentiated at one time, as the body of a
 * method.
 *
 * @param again whether they are computed again for it, from what they read
 * @param text the lines, indented by four spaces; what earlier segments give is in a list {@code
 *     taken}
 * @param taken numbers of the values that are read from earlier segments, in the list's order
 * @param given numbers of the values that others read
 * @param parameters paths of the parameters that are read
 * @param looked paths of the tables that rows are looked up in as leaves of their own, in order
 */
record Segment(
    boolean again,
    String text,
    List<Integer> taken,
    List<Integer> given,
    List<String> parameters,
    List<String> looked) {}
