package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.model.Model;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.trained.OpenModel;

/** A model out of a checkpoint, with the backend that it runs on. Both live until it is closed. */
public final class LoadedModel implements OpenModel {
  private final BlankModel made;
  private final Path checkpoint;
  private final DataSource source;
  private final Setting.Fields network;

  private LoadedModel(BlankModel made, Path checkpoint, DataSource source, Setting.Fields network) {
    this.made = made;
    this.checkpoint = checkpoint;
    this.source = source;
    this.network = network;
  }

  /** Restores the model, which it then owns; closes it where that fails. */
  static LoadedModel of(BlankModel made, Checkpoint checkpoint) {
    return of(made, UnaryOperator.identity(), checkpoint);
  }

  /** The same of the model as it has grown. */
  static LoadedModel of(BlankModel made, UnaryOperator<Model> growth, Checkpoint checkpoint) {
    BlankModel adapted = made;
    try {
      adapted = made.grown(growth);
      adapted = adapted.adaptedAs(checkpoint);
      Restoring.parameters(adapted.model(), checkpoint, made.name());
      Setting.Fields network =
          SettingJson.read(checkpoint.settings(made.name()).getAsJsonObject("network"));
      return new LoadedModel(adapted, checkpoint.path(), checkpoint.source(), network);
    } catch (RuntimeException e) {
      Closing.after(e, List.of(adapted));
      throw e;
    }
  }

  @Override
  public Model model() {
    return made.model();
  }

  /** The checkpoint that it came from. */
  public Path checkpoint() {
    return checkpoint;
  }

  @Override
  public List<DataSource> sources() {
    return List.of(source);
  }

  /** The settings of its network. */
  Setting.Fields network() {
    return network;
  }

  @Override
  public void close() {
    made.close();
  }
}
