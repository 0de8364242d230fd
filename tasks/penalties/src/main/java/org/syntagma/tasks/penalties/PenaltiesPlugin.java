package org.syntagma.tasks.penalties;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.Task;

/** Penalties on what a model predicts and says. */
public final class PenaltiesPlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(Component.of("text-quality", TextQuality.class, TextQualityConfig.class));
  }

  @Override
  public List<Component<? extends Penalty>> penalties() {
    return List.of(
        Component.of("syntax", Syntax.class, SyntaxConfig.class),
        Component.of("auxiliary", Auxiliary.class, AuxiliaryConfig.class),
        Component.of(
            "embedding-perturbation",
            EmbeddingPerturbation.class,
            EmbeddingPerturbationConfig.class),
        Component.of("entropy", Entropy.class),
        Component.of("confidence", Confidence.class, Confidence.Config.class),
        Component.of("divergence", Divergence.class),
        Component.of("label-smoothing", LabelSmoothing.class),
        Component.of("z-loss", ZLoss.class));
  }
}
