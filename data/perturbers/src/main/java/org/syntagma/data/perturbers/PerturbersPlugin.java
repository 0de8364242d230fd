package org.syntagma.data.perturbers;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.syntax.Perturber;

/**
 * The perturbers {@code drop}, {@code swap}, {@code substitute}, {@code agreement}, {@code
 * word-order}, {@code style} and {@code one-of}, and the corpora {@code perturbed}, {@code
 * contrasted} and {@code preferred}.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class PerturbersPlugin implements Plugin {
  @Override
  public List<Component<? extends Perturber>> perturbers() {
    return List.of(
        Component.of("drop", Drop.class, RateConfig.class),
        Component.of("swap", Swap.class, RateConfig.class),
        Component.of("substitute", Substitute.class, SubstituteConfig.class),
        Component.of("agreement", Agreement.class),
        Component.of("word-order", WordOrder.class),
        Component.of("style", Style.class, StyleConfig.class),
        Component.of("one-of", OneOf.class));
  }

  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(
        Component.of("perturbed", PerturbedCorpus.class, PerturbedConfig.class),
        Component.of("contrasted", ContrastedCorpus.class, ContrastedConfig.class),
        Component.of("preferred", PreferredCorpus.class));
  }
}
