package org.syntagma.runtime;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.model.Decoding;

/**
 * The settings of a pipeline that belong to no component.
 *
 * @param name what the run is called; its directory begins with it
 * @param seed the root of all randomness
 * @param checkpoints when they are written and how many stay
 * @param samples what is generated at the end
 */
public record PipelineSettings(
    @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._-]*",
            message =
                "must be letters, digits, dots, hyphens and underscores, and begin with a letter or digit")
        String name,
    long seed,
    CheckpointSettings checkpoints,
    SampleSettings samples) {
  static PipelineSettings defaults() {
    return new PipelineSettings("run", 1, CheckpointSettings.defaults(), SampleSettings.defaults());
  }

  /**
   * Besides these, a checkpoint is written at the end of each stage, at each best evaluation, and
   * when a run is stopped.
   *
   * @param every after every so many updates; {@code none} for only those above
   * @param keep how many of the newest of each stage stay; the best stays too
   */
  public record CheckpointSettings(Optional<@Positive Long> every, @Positive int keep) {
    static CheckpointSettings defaults() {
      return new CheckpointSettings(Optional.empty(), 2);
    }
  }

  /**
   * What the final model generates and parses, for people to look at.
   *
   * @param count how many samples for each prompt; with a search the so many best ones
   * @param prompts texts to continue; the empty text begins anew
   * @param decoding how tokens are chosen
   * @param sentences texts whose syntax trees are drawn
   */
  public record SampleSettings(
      @PositiveOrZero int count,
      List<String> prompts,
      Decoding decoding,
      List<@NotBlank String> sentences) {
    static SampleSettings defaults() {
      return new SampleSettings(0, List.of(""), Decoding.defaults(), List.of());
    }

    @AssertTrue(message = "a search gives as many texts as it has beams: count must not be greater")
    boolean isCountFound() {
      return decoding.beams() == 1 || count <= decoding.beams();
    }
  }
}
