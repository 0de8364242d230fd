package org.syntagma.runtime.huggingface;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;
import org.syntagma.toolkit.safetensors.SafetensorsException;

/** Writes a model as a folder that Hugging Face's Transformers read. */
public final class ExportedModel {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Format format;
  private final Planned<Network> network;
  private final Model model;
  private final List<String> left = new ArrayList<>();

  private ExportedModel(Format format, Planned<Network> network, Model model) {
    this.format = format;
    this.network = network;
    this.model = model;
  }

  /**
   * Writes {@code config.json}, the parameters as float32 in safetensors, {@code tokenizer.json}
   * and {@code tokenizer_config.json}. The same model gives the same bytes.
   *
   * @param network of {@code model}
   * @param folder new or empty
   * @param shard the most bytes of tensors in one file; a larger tensor has a file of its own
   * @return what could not be written, one sentence each, such as that of a head
   * @throws RunException if no plugin has a format for the network, the format cannot express its
   *     settings, or the folder cannot be written
   */
  public static List<String> write(
      Model model, Planned<Network> network, Path folder, long shard, Wiring wiring) {
    String type = network.supplied().orElseThrow().component().type();
    Format format =
        Format.forNetwork(type, wiring)
            .orElseThrow(
                () ->
                    new RunException(
                        "models of the network '%s' cannot be exported: no plugin here has a network format for it"
                            .formatted(type)));
    ExportedModel export = new ExportedModel(format, network, model);
    export.write(folder, shard);
    return List.copyOf(export.left);
  }

  private void write(Path folder, long shard) {
    String config = config();
    Path target = folder.toAbsolutePath().normalize();
    Path unfinished = Durable.temporary(target);
    try {
      requireEmpty(target);
      Durable.delete(unfinished);
      Files.createDirectories(unfinished);
      write(unfinished.resolve(ImportedModel.CONFIG), config);
      if (!ExportedTokenizer.of(model.tokenizer()).write(unfinished)) {
        left.add("the tokenizer has no form as " + ExportedTokenizer.FILE);
      }
      Map<String, List<Placement>> layout =
          Layout.of(format, network.settings(), model.parameters());
      model.parameters().paths().stream()
          .filter(path -> !layout.containsKey(path))
          .forEach(path -> left.add("parameter " + path + " has no place in this format"));
      new TensorWriter(unfinished, shard).write(model.parameters(), layout);
      Durable.moveInto(unfinished, target);
    } catch (IOException e) {
      throw new RunException("cannot write " + folder + ": " + IoFaults.describe(e), e);
    } catch (SafetensorsException e) {
      throw new RunException("cannot write " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new RunException(folder + " is not empty: choose another folder");
      }
    }
  }

  private String config() {
    Map<String, Object> config = new TreeMap<>();
    try {
      config.putAll(format.format().config(network.settings()));
    } catch (IllegalArgumentException e) {
      throw new RunException("the model cannot be exported: " + e.getMessage(), e);
    }
    Tokenizer tokenizer = model.tokenizer();
    config.put(Format.MODEL_TYPE, format.modelType());
    config.put(ImportedModel.VOCABULARY, tokenizer.size());
    config.put("bos_token_id", tokenizer.special().begin());
    config.put("eos_token_id", tokenizer.special().end());
    config.put("torch_dtype", "float32");
    return json(config);
  }

  static String json(Object value) {
    return GSON.toJson(value) + "\n";
  }

  static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
