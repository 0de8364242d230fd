package org.syntagma.api.model;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What generation starts from.
 *
 * @param tokens ids that the model continues; a model with an encoder reads them as its source. May
 *     be empty.
 * @param written of a model with an encoder, the ids that its decoder continues, such as a source
 *     that it writes again; if empty, the begin symbol. Other models have none
 * @param constraint what the continuation must be, if not all is allowed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Prompt(List<Integer> tokens, List<Integer> written, Optional<Constraint> constraint) {
  public Prompt {
    tokens = List.copyOf(tokens);
    written = List.copyOf(written);
  }

  /** A prompt whose continuation is constrained. */
  public Prompt(List<Integer> tokens, Optional<Constraint> constraint) {
    this(tokens, List.of(), constraint);
  }

  /** A prompt that any text may follow. */
  public Prompt(List<Integer> tokens) {
    this(tokens, Optional.empty());
  }

  /** The same prompt to a model with an encoder, whose decoder continues {@code ids}. */
  public Prompt written(List<Integer> ids) {
    return new Prompt(tokens, ids, constraint);
  }

  /** The same prompt, whose continuation must also satisfy {@code further}. */
  public Prompt constrained(Constraint further) {
    return new Prompt(
        tokens, written, Optional.of(constraint.map(each -> each.and(further)).orElse(further)));
  }
}
