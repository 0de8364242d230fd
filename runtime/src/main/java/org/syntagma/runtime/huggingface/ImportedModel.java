package org.syntagma.runtime.huggingface;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/** A model in a folder of Hugging Face's Transformers, open for reading. */
public final class ImportedModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImportedModel.class);
  static final String CONFIG = "config.json";
  static final String VOCABULARY = "vocab_size";

  private final Path folder;
  private final Format format;
  private final OptionalInt vocabulary;
  private final Planned<Network> network;
  private final TensorFiles files;

  private ImportedModel(
      Path folder,
      Format format,
      OptionalInt vocabulary,
      Planned<Network> network,
      TensorFiles files) {
    this.folder = folder;
    this.format = format;
    this.vocabulary = vocabulary;
    this.network = network;
    this.files = files;
  }

  /** Whether a folder is such a one: it has a {@code config.json}. */
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG));
  }

  /**
   * Opens a folder whose {@code config.json} has a {@code model_type} that a plugin knows.
   *
   * @throws ConfigurationException with all in {@code config.json} that no network here can follow
   * @throws DataException if a file cannot be read or there are no tensors
   * @throws org.syntagma.toolkit.safetensors.SafetensorsException if a file of tensors is malformed
   */
  public static ImportedModel open(Path folder, Wiring wiring) {
    JsonConfig config = Format.config(folder);
    Optional<Format> format = Format.of(config, wiring);
    Optional<Planned<Network>> network = format.flatMap(each -> each.network(config, wiring));
    OptionalInt vocabulary =
        config.has(VOCABULARY) ? OptionalInt.of(config.whole(VOCABULARY)) : OptionalInt.empty();
    config.problems().throwIfAny(folder.resolve(CONFIG).toString());
    return new ImportedModel(
        folder, format.orElseThrow(), vocabulary, network.orElseThrow(), TensorFiles.open(folder));
  }

  /** The network that the folder describes, with its settings. */
  public Planned<Network> network() {
    return network;
  }

  /**
   * Overwrites a model's parameters with the tensors, widened to float32. Parameters that the
   * format has no place for, such as those of heads, keep their values. Where the folder's
   * vocabulary is padded beyond the tokenizer's ids, the rows for what is no id are left out.
   *
   * @param model of {@link #network}, or of one with the same settings except for dropout and
   *     initialization
   * @throws DataException with all tensors that are missing, left over or of another shape or type,
   *     and if the tokenizer has more ids than the folder has rows; the model is as it was then
   */
  public void load(Model model) {
    Map<String, List<Placement>> layout = Layout.of(format, network.settings(), model.parameters());
    Map<String, String> names =
        new Matching(format, network.settings(), files, padding(model), vocabulary(model))
            .match(
                layout.values().stream().flatMap(Collection::stream).toList(), folder.toString());
    try (NDManager scratch = model.backend().manager().newSubManager()) {
      layout.forEach(
          (path, placements) -> fill(model.parameters().get(path), placements, names, scratch));
    }
  }

  private Padding padding(Model model) {
    int tokens = model.tokenizer().size();
    return new Padding(tokens, vocabulary.orElse(tokens));
  }

  private List<String> vocabulary(Model model) {
    int tokens = model.tokenizer().size();
    int rows = vocabulary.orElse(tokens);
    if (rows > tokens) {
      LOG.warn(
          "{}: {} is {}, but the tokenizer has {} ids: the rows beyond them, which nothing reads, are left out",
          folder.resolve(CONFIG),
          VOCABULARY,
          rows,
          tokens);
    }
    return rows >= tokens
        ? List.of()
        : List.of(
            "%s says %s %d, but the tokenizer has %d ids: use the tokenizer that belongs to the model"
                .formatted(CONFIG, VOCABULARY, rows, tokens));
  }

  private void fill(
      NDArray parameter, List<Placement> placements, Map<String, String> names, NDManager scratch) {
    float[] values = new float[Math.toIntExact(parameter.getShape().size())];
    for (Placement placement : placements) {
      files
          .tensor(names.get(placement.tensor().name()))
          .read(
              (index, value) -> {
                // Rows that pad the vocabulary come last.
                if (index < placement.size()) {
                  values[placement.place(index)] = value;
                }
              });
    }
    try (NDArray read = scratch.create(values, parameter.getShape())) {
      parameter.set(new NDIndex("..."), read);
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
