package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.runtime.LoadedModel;
import org.syntagma.runtime.Syntagma;
import org.syntagma.toolkit.safetensors.Dtype;
import org.syntagma.toolkit.safetensors.SafetensorsFile;
import org.syntagma.toolkit.safetensors.SafetensorsWriter;
import org.syntagma.toolkit.safetensors.TensorInfo;
import org.syntagma.toolkit.safetensors.TensorSource;

/** A llama that was trained here, exported and imported again. */
class ExchangeTest {
  private static final String LLAMA =
      "{type: llama, layers: 2, heads: 4, key-value-heads: 2, width: 16, inner: 12, context: 16,"
          + " tied: false, epsilon: 1e-6}";
  private static final String BYTES = "tokenizer={type: bytes}";

  @TempDir static Path trained;
  private static Path run;
  private static Path exported;
  @TempDir Path folder;

  @BeforeAll
  static void train() {
    run = trained.resolve("run");
    Cli finished =
        Scene.in(trained)
            .edit("tokenizer: {type: characters}", "tokenizer: {type: bytes}")
            .edit("{type: gpt2, layers: 1, heads: 2, width: 16, context: 16, dropout: 0.1}", LLAMA)
            .run(run);
    assertEquals(0, finished.exitCode(), finished.err());
    exported = trained.resolve("exported");
    Cli exporting = Cli.run("export", run, exported, "--shard-size", "4KB");
    assertEquals(0, exporting.exitCode(), exporting.err());
    assertEquals("Not exported: the tokenizer has no form as tokenizer.json\n", exporting.err());
  }

  @Test
  void comesBackWithTheSameBytesAndText() throws IOException {
    assertTrue(Files.exists(exported.resolve("model.safetensors.index.json")));
    Path back = folder.resolve("back");
    Cli imported = importing(exported, back);
    assertEquals(0, imported.exitCode(), imported.err());
    Path best;
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      best =
          checkpoints
              .filter(each -> same(each.resolve("main.safetensors"), back))
              .findFirst()
              .orElseThrow();
    }
    Object[] greedy = {"--prompt", "a c", "--temperature", 0, "--maximum", 8};
    assertEquals(generated(best, greedy), generated(back, greedy));
    Path again = folder.resolve("again");
    assertEquals(0, Cli.run("export", back, again, "--shard-size", "4KB").exitCode());
    try (Stream<Path> files = Files.list(exported)) {
      for (Path file : files.toList()) {
        assertEquals(-1, Files.mismatch(file, again.resolve(file.getFileName())), file.toString());
      }
    }
  }

  @Test
  void isEvaluatedByAConfigurationThatDidNotTrainIt() {
    Path back = folder.resolve("back");
    assertEquals(0, importing(exported, back).exitCode());
    Cli own = Cli.run("evaluate", run);
    Cli other = Cli.run("evaluate", back, "--configuration", trained.resolve("small.yaml"));
    assertEquals(0, other.exitCode(), other.err());
    assertTrue(other.out().startsWith("text: loss "), other.out());
    assertEquals(own.out(), other.out());
    Cli homeless = Cli.run("evaluate", back);
    assertEquals(ExitCodes.STORAGE, homeless.exitCode());
    assertTrue(homeless.err().contains("nor a checkpoint in one"), homeless.err());
  }

  private static boolean same(Path weights, Path checkpoint) {
    try {
      return Files.mismatch(weights, checkpoint.resolve("main.safetensors")) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String generated(Path from, Object... options) {
    Object[] arguments = new Object[options.length + 2];
    arguments[0] = "generate";
    arguments[1] = from;
    System.arraycopy(options, 0, arguments, 2, options.length);
    Cli cli = Cli.run(arguments);
    assertEquals(0, cli.exitCode(), cli.err());
    return cli.out();
  }

  @Test
  void readsNarrowNumbersAndNamesWithoutPrefix() throws IOException {
    Map<String, TensorSource> tensors = tensors();
    Map<String, TensorSource> narrow = new TreeMap<>();
    tensors.forEach(
        (name, tensor) ->
            narrow.put(
                name, new TensorSource(bare(name), Dtype.BF16, tensor.shape(), top(tensor))));
    Map<String, TensorSource> wide = new TreeMap<>();
    tensors.forEach(
        (name, tensor) ->
            wide.put(name, new TensorSource(name, Dtype.F32, tensor.shape(), cut(tensor))));
    wide.put("inv", zeros("model.layers.0.self_attn.rotary_emb.inv_freq", 2));
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    assertEquals(0, importing(written("narrow", narrow), one).exitCode());
    assertEquals(0, importing(written("wide", wide), other).exitCode());
    assertTrue(same(one.resolve("main.safetensors"), other));
  }

  private static String bare(String name) {
    return name.startsWith("model.") ? name.substring("model.".length()) : name;
  }

  /** The upper halves, which are the numbers as bfloat16. */
  private static Supplier<ByteBuffer> top(TensorSource tensor) {
    return () -> {
      ByteBuffer wide = tensor.data().get().order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer half = ByteBuffer.allocate(wide.remaining() / 2).order(ByteOrder.LITTLE_ENDIAN);
      while (wide.hasRemaining()) {
        half.putShort((short) (wide.getInt() >> 16));
      }
      return half.flip();
    };
  }

  /** The numbers without their lower halves. */
  private static Supplier<ByteBuffer> cut(TensorSource tensor) {
    return () -> {
      ByteBuffer from = tensor.data().get().order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer to = ByteBuffer.allocate(from.remaining()).order(ByteOrder.LITTLE_ENDIAN);
      while (from.hasRemaining()) {
        to.putInt(from.getInt() & 0xffff0000);
      }
      return to.flip();
    };
  }

  @Test
  void tellsAllThatIsWrongWithTensorsAtOnce() throws IOException {
    Map<String, TensorSource> tensors = tensors();
    tensors.remove("model.norm.weight");
    tensors.put("lm_head.weight", zeros("lm_head.weight", 3));
    tensors.put("extra", zeros("model.extra", 2));
    tensors.put(
        "model.layers.1.input_layernorm.weight",
        new TensorSource(
            "model.layers.1.input_layernorm.weight",
            Dtype.I32,
            List.of(16L),
            () -> ByteBuffer.allocate(64)));
    Path wrong = written("wrong", tensors);
    Cli cli = importing(wrong, folder.resolve("never"));
    assertEquals(ExitCodes.DATA, cli.exitCode());
    String text = cli.err();
    assertTrue(text.startsWith("4 problems with the tensors of " + wrong + "\n1) "), text);
    assertTrue(text.contains("model.norm.weight is missing, expected [16]\n"), text);
    assertTrue(text.contains("lm_head.weight is [3], expected ["), text);
    assertTrue(text.contains("model.extra [2] has no place in the network 'llama'\n"), text);
    assertTrue(
        text.contains("model.layers.1.input_layernorm.weight is I32, expected F32, F16 or BF16\n"),
        text);
    assertFalse(Files.exists(folder.resolve("never")));
  }

  @Test
  void tellsAllThatIsWrongWithAConfigurationAtOnce() throws IOException {
    Path wrong = written("wrong", tensors());
    Path config = wrong.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(
        config,
        json.replace("\"hidden_act\": \"silu\"", "\"hidden_act\": \"relu\"")
            .replace("\"hidden_size\": 16,", "")
            .replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": \"two\""));
    Cli cli = importing(wrong, folder.resolve("never"));
    assertEquals(ExitCodes.CONFIGURATION, cli.exitCode());
    assertTrue(cli.err().startsWith("3 configuration errors in " + config), cli.err());
    assertTrue(cli.err().contains("hidden_size is missing"), cli.err());
    assertTrue(cli.err().contains("hidden_act = relu: must be silu"), cli.err());
    assertTrue(
        cli.err().contains("num_hidden_layers = two: must be a whole number of 1 or more"),
        cli.err());
    Files.writeString(config, json.replace("\"llama\"", "\"lama\""));
    Cli unknown = importing(wrong, folder.resolve("never"));
    assertEquals(ExitCodes.CONFIGURATION, unknown.exitCode());
    assertTrue(
        unknown.err().contains("no network format is called 'lama'. Did you mean 'llama'?"),
        unknown.err());
  }

  @Test
  void tellsWhatIsWrongWithAFolder() throws IOException {
    Cli nothing = importing(folder, folder.resolve("never"));
    assertEquals(ExitCodes.DATA, nothing.exitCode());
    assertTrue(nothing.err().contains("config.json: there is no such file"), nothing.err());
    Path bare = Files.createDirectories(folder.resolve("bare"));
    Files.copy(exported.resolve("config.json"), bare.resolve("config.json"));
    Cli pickled = importing(bare, folder.resolve("never"));
    assertTrue(pickled.err().contains("has neither model.safetensors nor"), pickled.err());
    Files.writeString(
        bare.resolve("model.safetensors.index.json"),
        "{\"weight_map\": {\"a\": \"../exported/model.safetensors\"}}");
    Cli escaping = importing(bare, folder.resolve("never"));
    assertEquals(ExitCodes.DATA, escaping.exitCode());
    assertTrue(
        escaping.err().contains("expected the name of a file in this folder"), escaping.err());
    Cli taken = importing(exported, bare);
    assertEquals(ExitCodes.STORAGE, taken.exitCode());
    assertTrue(taken.err().contains("exists already"), taken.err());
    Cli full = Cli.run("export", run, bare);
    assertEquals(ExitCodes.STORAGE, full.exitCode());
    assertTrue(full.err().contains("is not empty"), full.err());
    Cli size = Cli.run("export", run, folder.resolve("new"), "--shard-size", "much");
    assertEquals(ExitCodes.USAGE, size.exitCode());
  }

  @Test
  void aTokenizerOfAnotherSizeIsToldFirst() throws IOException {
    Path wrong = written("wrong", tensors());
    Path config = wrong.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(config, json.replaceAll("\"vocab_size\": \\d+", "\"vocab_size\": 7"));
    Cli cli = importing(wrong, folder.resolve("never"));
    assertEquals(ExitCodes.DATA, cli.exitCode());
    assertTrue(cli.err().contains("1) config.json says vocab_size 7, but the tokenizer has"));
  }

  @Test
  void rowsThatPadTheVocabularyAreLeftOut() throws IOException {
    Map<String, TensorSource> tensors = tensors();
    for (String table : List.of("model.embed_tokens.weight", "lm_head.weight")) {
      TensorSource whole = tensors.get(table);
      long rows = whole.shape().get(0);
      long width = whole.shape().get(1);
      ByteBuffer padded = ByteBuffer.allocate((int) (4 * (rows + 3) * width));
      padded.put(whole.data().get()).rewind();
      tensors.put(
          table,
          new TensorSource(table, Dtype.F32, List.of(rows + 3, width), () -> padded.duplicate()));
    }
    Path padded = written("padded", tensors);
    Path config = padded.resolve("config.json");
    long rows = tensors.get("lm_head.weight").shape().get(0);
    String json = Files.readString(config);
    Files.writeString(config, json.replaceAll("\"vocab_size\": \\d+", "\"vocab_size\": " + rows));
    Path back = folder.resolve("back");
    Cli imported = importing(padded, back);
    assertEquals(0, imported.exitCode(), imported.err());
    Path again = folder.resolve("again");
    assertEquals(0, Cli.run("export", back, again, "--shard-size", "4KB").exitCode());
    assertEquals(ForeignModels.tensors(exported), ForeignModels.tensors(again));
    assertEquals(-1, Files.mismatch(exported.resolve("config.json"), again.resolve("config.json")));
  }

  @Test
  void symbolsAreInTheTokenizersFilesAndComeBack() throws IOException {
    String tune =
        """
          - name: tune
            type: fine-tune
            updates: 1
            batch: {examples: 4}
            edits: [{symbols: ["<new>"]}]
            tasks:
              - {name: text, type: language-model, corpus: {type: text, path: text.txt, split: 0.9, context: 16}}
            optimizer: {type: adamw, schedule: {type: constant, peak: 1e-3}}
        listeners:""";
    Path tuned = folder.resolve("tuned");
    Cli finished =
        Scene.in(folder)
            .edit("tokenizer: {type: characters}", "tokenizer: {type: bpe, size: 300}")
            .edit("dropout: 0.1", "dropout: 0")
            .edit("listeners:", tune)
            .run(tuned);
    assertEquals(0, finished.exitCode(), finished.err());
    Path once = folder.resolve("once");
    Cli exporting = Cli.run("export", tuned, once);
    assertEquals("", exporting.err());
    String settings = Files.readString(once.resolve("tokenizer_config.json"));
    for (String named :
        List.of(
            "\"bos_token\": \"<begin>\"", "\"eos_token\": \"<end>\"", "\"pad_token\": \"<pad>\"")) {
      assertTrue(settings.contains(named), named + " in " + settings);
    }
    assertTrue(Files.readString(once.resolve("tokenizer.json")).contains("\"<new>\""));
    Path back = folder.resolve("back");
    Cli imported = Cli.run("import", once, "--to", back);
    assertEquals(0, imported.exitCode(), imported.err());
    Path twice = folder.resolve("twice");
    assertEquals(0, Cli.run("export", back, twice).exitCode());
    try (Stream<Path> files = Files.list(once)) {
      for (Path file : files.toList()) {
        assertEquals(-1, Files.mismatch(file, twice.resolve(file.getFileName())), file.toString());
      }
    }
    try (LoadedModel loaded = Syntagma.create().load(back)) {
      Tokenizer tokenizer = loaded.model().tokenizer();
      int id = tokenizer.id("<new>").orElseThrow();
      assertEquals(loaded.model().parameters().get("embedding.weight").getShape().get(0) - 1, id);
    }
  }

  private static Cli importing(Path from, Path to) {
    return Cli.run("import", from, "--to", to, "--set", BYTES);
  }

  /** The exported tensors by name. */
  private static Map<String, TensorSource> tensors() throws IOException {
    Map<String, TensorSource> tensors = new TreeMap<>();
    try (Stream<Path> files = Files.list(exported)) {
      for (Path path : files.filter(each -> each.toString().endsWith("tensors")).toList()) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
          for (TensorInfo tensor : file.tensors()) {
            ByteBuffer bytes = file.read(tensor.name());
            tensors.put(
                tensor.name(),
                new TensorSource(
                    tensor.name(), tensor.dtype(), tensor.shape(), () -> bytes.duplicate()));
          }
        }
      }
    }
    return tensors;
  }

  private static TensorSource zeros(String name, long length) {
    return new TensorSource(
        name, Dtype.F32, List.of(length), () -> ByteBuffer.allocate((int) (4 * length)));
  }

  /** A folder with these tensors in one file. */
  private Path written(String name, Map<String, TensorSource> tensors) throws IOException {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.copy(exported.resolve("config.json"), made.resolve("config.json"));
    SafetensorsWriter.write(
        made.resolve("model.safetensors"), new ArrayList<>(tensors.values()), Map.of());
    return made;
  }
}
