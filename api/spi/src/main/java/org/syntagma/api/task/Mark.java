package org.syntagma.api.task;

import org.apiguardian.api.API;

/**
 * How a model answers one example.
 *
 * @param required the right answer, as people read it
 * @param answer what the model takes to be most probable
 * @param right whether the answer counts as the right one
 * @param loss how improbable the right answer is to the model, in nats, without smoothing; infinite
 *     where the model cannot give it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mark(String required, String answer, boolean right, double loss) {}
