package org.syntagma.trainers.reinforcement;

/**
 * States {@code from} to {@code to} (exclusive) of a trajectory that a network reads as one row;
 * state n is that behind the last action.
 *
 * @param place of the trajectory among those that are learned from
 */
record Piece(int place, Trajectory trajectory, int from, int to) {}
