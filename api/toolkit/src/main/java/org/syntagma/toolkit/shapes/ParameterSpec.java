package org.syntagma.toolkit.shapes;

import ai.djl.ndarray.types.Shape;
import org.syntagma.api.ops.Initializer;

/**
 * A parameter that a program asks for.
 *
 * @param path where, such as {@code layers.0.attention.qkv.weight}
 * @param initializer that of the first request, if tied
 */
public record ParameterSpec(String path, Shape shape, Initializer initializer) {}
