/**
 * Checkpoints that are whole or not there.
 *
 * <p>One is a folder, {@code <run>/checkpoints/<stage>-<update>/}, that can be moved and loaded
 * alone:
 *
 * <ul>
 *   <li>{@code <model>.safetensors}: a model's parameters by path
 *   <li>{@code state.safetensors}: the arrays of the components' state, named by JSON pointers (RFC
 *       6901) into the state tree
 *   <li>{@code manifest.json}: all the rest, with every file's size and SHA-256 and, as its last
 *       line, the SHA-256 of the manifest's own text before that line
 * </ul>
 *
 * <p>In the manifest's state tree a number is a JSON integer, a finite real a JSON number with a
 * point or an exponent, a text a string, texts an array. Everything else is an object of one key:
 * {@code {"part": {…}}}, {@code {"array": "<name in state.safetensors>"}}, and {@code {"bits":
 * "7ff0000000000000"}} for a real that is not finite. No file holds a wall-clock time, so that
 * equal runs write equal bytes.
 */
package org.syntagma.runtime.checkpoint;
