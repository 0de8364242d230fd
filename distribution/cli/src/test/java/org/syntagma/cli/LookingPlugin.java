package org.syntagma.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.component.Slot;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;

/** A plugin with a penalty that writes down what heads another model has. */
public final class LookingPlugin implements Plugin {
  @Override
  public List<Component<? extends Penalty>> penalties() {
    return List.of(Component.of("looking", Looking.class, LookingConfig.class));
  }

  /**
   * The penalty's settings.
   *
   * @param path where to write
   */
  record LookingConfig(Path path) {
    static LookingConfig defaults() {
      return new LookingConfig(null);
    }
  }

  /** Punishes nothing. */
  static final class Looking implements Penalty {
    @Inject
    Looking(LookingConfig config, @Slot("model") FrozenModel frozen) {
      Model model = frozen.model();
      String heads =
          model.heads().stream()
              .map(head -> head.name() + " " + head.meaning() + " " + size(model, head.name()))
              .collect(Collectors.joining("\n"));
      try {
        Path unused = Files.writeString(config.path(), heads);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String size(Model model, String head) {
      float sum = 0;
      for (float weight : model.parameters().get("heads." + head + ".weight").toFloatArray()) {
        sum += Math.abs(weight);
      }
      return sum > 0 ? "learned" : "blank";
    }

    @Override
    public Optional<Charge> charge(PenaltyContext context) {
      return Optional.empty();
    }
  }
}
