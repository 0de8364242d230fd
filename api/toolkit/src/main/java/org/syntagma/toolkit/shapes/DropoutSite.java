package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;

/**
 * A call of dropout with a rate above 0.
 *
 * @param name as {@link DropoutNames} gives it; names the stream of the mask
 * @param shape of the mask
 * @param rate as asked for, in (0, 1)
 */
public record DropoutSite(String name, Shape shape, double rate) {}
