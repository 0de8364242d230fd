package org.syntagma.trainers.supervised;

/**
 * A measurement of a line: y at (a, b).
 *
 * @param times how many valid elements it stands for
 */
record Point(float a, float b, float y, int times) {}
