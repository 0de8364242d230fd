package org.syntagma.trainers.rewards;

import com.google.inject.Module;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Wiring;

/** Components as a host makes them of settings. */
final class Made implements AutoCloseable {
  private static final Wiring WIRING = new Wiring(Catalog.onClassPath(Made.class.getClassLoader()));

  private final Assembler assembler;

  /** With these services beside random streams. */
  Made(Module services) {
    this.assembler =
        new Assembler(
            services,
            path -> binder -> binder.bind(Randomness.class).toInstance(Randomness.of(1).at(path)));
  }

  Made() {
    this(binder -> {});
  }

  /** The component that is written so in YAML. */
  <K> K of(Class<K> kind, String yaml) {
    Setting setting =
        Settings.builder()
            .environment(Map.of())
            .set("it=" + yaml)
            .read()
            .root()
            .get("it")
            .orElseThrow();
    Problems problems = new Problems();
    var plan = WIRING.component(kind, setting, "it", Set.of(), problems);
    problems.throwIfAny("test");
    return assembler.create(plan.orElseThrow());
  }

  @Override
  public void close() {
    assembler.close();
  }
}
