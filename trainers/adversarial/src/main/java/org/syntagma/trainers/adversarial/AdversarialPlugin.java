package org.syntagma.trainers.adversarial;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.training.Trainer;

/** The trainer {@code seqgan}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdversarialPlugin implements Plugin {
  @Override
  public List<Component<? extends Trainer>> trainers() {
    return List.of(Component.of("seqgan", SeqGan.class, SeqGanConfig.class));
  }
}
