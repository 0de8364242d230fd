package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.huggingface.ExportedModel;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Planned;

/** Writes a checkpoint's model for other programs. */
final class Exporting {
  private Exporting() {}

  /**
   * Writes the main model, with what was adapted merged.
   *
   * @param backend settings that replace the saved ones
   * @return what could not be written, one sentence each
   */
  static List<String> write(
      Path runOrCheckpoint, Map<String, Setting> backend, Path folder, long shard, Host host) {
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint);
        LoadedModel loaded =
            LoadedModel.of(BlankModel.withFileVocabulary(checkpoint, backend, host), checkpoint);
        Model merged = loaded.model().with(new Edit.MergeLora())) {
      Problems problems = new Problems();
      Optional<Planned<Network>> network =
          host.wiring().component(Network.class, loaded.network(), "network", Set.of(), problems);
      problems.throwIfAny(loaded.checkpoint().toString());
      return ExportedModel.write(merged, network.orElseThrow(), folder, shard, host.wiring());
    }
  }
}
