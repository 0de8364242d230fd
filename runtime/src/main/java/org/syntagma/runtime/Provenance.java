package org.syntagma.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Sourced;
import org.syntagma.runtime.run.Machine;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.run.Start;

/** Writes down what a run was made from. */
final class Provenance {
  private Provenance() {}

  static void record(RunDirectory directory, PipelinePlan plan, Parts parts) {
    Map<String, Start.PluginOrigin> plugins = new LinkedHashMap<>();
    plan.all()
        .flatMap(planned -> planned.supplied().stream())
        .map(supplied -> supplied.plugin())
        .forEach(
            plugin ->
                plugins.put(
                    plugin.label(),
                    new Start.PluginOrigin(
                        plugin.name(),
                        plugin.version(),
                        plugin.location().map(Object::toString).orElse(""),
                        plugin.digests())));
    Map<String, String> data = new LinkedHashMap<>();
    for (Sourced part : parts.sourced()) {
      part.sources().forEach(source -> data.put(source.name(), source.sha256()));
    }
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("backend", parts.backend().description());
    libraries.put("syntagma", Versions.of(Provenance.class));
    libraries.put("djl", Versions.of(ai.djl.engine.Engine.class));
    libraries.put("guice", Versions.of(com.google.inject.Guice.class));
    List<Start.PluginOrigin> origins = new ArrayList<>(plugins.values());
    refuseOtherData(directory, data);
    directory.record(new Start(Instant.now().toString(), Machine.here(), origins, data, libraries));
  }

  /** A resumed run must read what it began with; otherwise it would silently become another run. */
  private static void refuseOtherData(RunDirectory directory, Map<String, String> data) {
    List<Start> starts = directory.starts();
    Map<String, String> before = starts.isEmpty() ? Map.of() : starts.get(0).data();
    before.forEach(
        (name, sha256) -> {
          if (data.containsKey(name) && !data.get(name).equals(sha256)) {
            throw new RunException(
                "%s has changed since the run in %s began: restore it, or begin a new run"
                    .formatted(name, directory.path()));
          }
        });
  }
}
