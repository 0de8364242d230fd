package org.syntagma.api.model;

import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.ops.Objective;

/**
 * One addend of what an update minimises: {@code scale} times a loss's sum.
 *
 * @param name unique within the update, for reports
 * @param outputs the network's outputs and taps that the loss reads
 * @param loss in NDArray operations
 * @param objective the same in Ops, if there is one; then it is compiled together with the network
 * @param scale weight divided by the valid count of the whole update
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Term(
    String name,
    Set<String> outputs,
    LossFunction loss,
    Optional<Objective> objective,
    double scale) {}
