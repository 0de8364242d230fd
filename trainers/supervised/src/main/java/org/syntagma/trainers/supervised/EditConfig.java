package org.syntagma.trainers.supervised;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Edit;

/**
 * One change of a model, by exactly one of these.
 *
 * @param freeze parameters that no longer move
 * @param unfreeze parameters that move again
 * @param lora matrices that are adapted by two factors
 * @param rank of the factors
 * @param alpha divided by the rank, scales the factors' product; the rank if empty
 * @param merge whether factors are added to their matrices
 * @param symbols that are added to the vocabulary
 * @param dropout the rate of all dropout
 */
record EditConfig(
    @Description("paths of parameters that no longer move: * within a name, ** over any names")
        Optional<String> freeze,
    @Description("paths of parameters that move again") Optional<String> unfreeze,
    @Description("paths of matrices that get low-rank adaptation (Hu et al. 2021)")
        Optional<String> lora,
    @Description("of the adaptation") Optional<@Positive Integer> rank,
    @Description("divided by the rank, scales the adaptation; the rank if none")
        Optional<@Positive Double> alpha,
    @Description("whether earlier adaptations are added to their matrices") boolean merge,
    @Description("names of symbols to add to the vocabulary") List<String> symbols,
    @Description("the rate of all dropout from now on")
        Optional<@PositiveOrZero @DecimalMax(value = "1", inclusive = false) Double> dropout) {
  static EditConfig defaults() {
    return new EditConfig(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty());
  }

  @AssertTrue(
      message = "must have exactly one of freeze, unfreeze, lora, merge, symbols and dropout")
  boolean isOneEdit() {
    return Stream.of(
                freeze.isPresent(),
                unfreeze.isPresent(),
                lora.isPresent(),
                merge,
                !symbols.isEmpty(),
                dropout.isPresent())
            .filter(given -> given)
            .count()
        == 1;
  }

  @AssertTrue(message = "must have a rank with lora, and rank and alpha only there")
  boolean isRankWithLora() {
    return lora.isPresent() ? rank.isPresent() : rank.isEmpty() && alpha.isEmpty();
  }

  Edit edit() {
    Stream<Edit> edits =
        Stream.of(
                freeze.<Edit>map(Edit.Freeze::new),
                unfreeze.<Edit>map(Edit.Unfreeze::new),
                lora.<Edit>map(this::lora),
                dropout.<Edit>map(Edit.SetDropout::new))
            .flatMap(Optional::stream);
    return edits
        .findFirst()
        .orElseGet(() -> merge ? new Edit.MergeLora() : new Edit.AddSymbols(symbols));
  }

  private Edit lora(String pattern) {
    int size = rank.orElseThrow();
    return new Edit.AddLora(pattern, size, alpha.orElse((double) size));
  }
}
