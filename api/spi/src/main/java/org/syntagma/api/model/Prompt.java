package org.syntagma.api.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What generation starts from.
 *
 * @param tokens ids that the model continues; a model with an encoder reads them as its source. May
 *     be empty.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Prompt(List<Integer> tokens) {
  public Prompt {
    tokens = List.copyOf(tokens);
  }
}
