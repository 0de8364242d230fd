package org.syntagma.api.reinforcement;

import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.model.Prompt;

/**
 * What an episode of text begins with.
 *
 * @param number which prompt of the environment it is; episodes of one number answer the same
 * @param prompt as the model is given it
 * @param given the prompt as people read it
 * @param reference what should be answered, where that is known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Opening(long number, Prompt prompt, String given, Optional<String> reference) {}
