package org.syntagma.cli;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/** A process in which a plugin's component touches DJL before anybody else does. */
final class FirstTouch {
  private FirstTouch() {}

  /** Creates the listener of this type from the plugins in this folder, then uses the engine. */
  public static void main(String[] arguments) {
    Syntagma syntagma = Syntagma.create(List.of(Path.of(arguments[0])));
    Setting type = new Setting.Text(arguments[1], Origin.Layer.CODE);
    Setting settings = new Setting.Fields(Map.of("type", type), Origin.Layer.CODE);
    Planned<Listener> plan =
        new Wiring(syntagma.catalog())
            .component(Listener.class, settings, "listeners[0]", Set.of(), new Problems())
            .orElseThrow();
    try (Assembler assembler = new Assembler(binder -> {}, path -> binder -> {})) {
      assembler.create(plan);
    }
    try (NDManager manager = Engine.getInstance().newBaseManager()) {
      System.out.println("host: " + manager.create(2f).add(3).getFloat());
    }
  }
}
