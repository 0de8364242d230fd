package org.syntagma.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of each contestant.
 *
 * <p>The encoder-decoder races the same others as a GPT does: {@link #encoderDecoder} with a {@code
 * pytorch} backend of either precision, {@link #encoderDecoderProgram}, {@link #djlEncoderDecoder}
 * and, where the peer is there, {@link #libtorchEncoderDecoder}, put beside each other as {@link
 * #run}, {@code child("Program", …)}, {@code child("Djl", …)} and {@link #libtorch} are. All train
 * {@link Seq2Seq#DEFAULT}, so one step is {@link #PAIRS} times {@link #PAIR_LENGTH} target tokens.
 */
final class Commands {
  static final long PAIRS = Seq2Seq.DEFAULT.batch();
  static final long PAIR_LENGTH = Seq2Seq.DEFAULT.length();

  private static final String RUN =
      """
      name: benchmark
      seed: 1
      backend: %s
      tokenizer: {type: numbers, size: %d}
      models:
        main: %s
      stages:
        - type: pretrain
          updates: 1000000
          batch: {examples: %d}
          tasks:
            - {type: %s, corpus: {type: random-numbers, length: %d}}
          optimizer: {type: adamw, weight-decay: 0.1, schedule: {type: constant, peak: 3e-4}}
      listeners: [{type: pace}]
      """;

  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "-Dai.djl.offline=true",
          "-Dguice_bytecode_gen_option=DISABLED");

  private final Path libtorch;
  private final Path folder;
  private final String device;
  private int runs;

  /**
   * Commands.
   *
   * @param libtorch where the peer's jars are, if anywhere
   * @param folder where runs may write
   * @param device {@code cpu} or {@code gpu:N}
   */
  Commands(Path libtorch, Path folder, String device) {
    this.libtorch = libtorch;
    this.folder = folder;
    this.device = device;
  }

  /** Rows and columns of the matrices whose product is the ceiling. */
  int productSize() {
    return device.equals("cpu") ? 2048 : 16_384;
  }

  /** A main class of {@code child}. */
  List<String> child(String name, String... arguments) {
    return java(
        System.getProperty("java.class.path"), "org.syntagma.benchmarks.child." + name, arguments);
  }

  /** The command {@code syntagma run} on a GPT. */
  List<String> run(Gpt gpt, String precision) {
    String model =
        "{type: gpt2, layers: %d, heads: %d, width: %d, context: %d, dropout: 0}"
            .formatted(gpt.layers(), gpt.heads(), gpt.width(), gpt.context());
    return run(
        RUN.formatted(
            backend("pytorch, precision: " + precision),
            gpt.vocabulary(),
            model,
            gpt.batch(),
            "language-model",
            gpt.length() + 1));
  }

  private String backend(String type) {
    return "{type: %s, device: '%s'}".formatted(type, device);
  }

  /**
   * The command {@code syntagma run} on the default encoder-decoder.
   *
   * @param type of the backend, with its precision
   * @param decoder its type
   */
  List<String> encoderDecoder(String type, String decoder) {
    Seq2Seq sizes = Seq2Seq.DEFAULT;
    String model =
        "{type: encoder-decoder, width: %d, dropout: 0, decoder: {type: %s}}"
            .formatted(sizes.width(), decoder);
    int length = sizes.length() * 2 + 1;
    return run(
        RUN.formatted(
            backend(type), sizes.vocabulary(), model, sizes.batch(), "continue-source", length));
  }

  /** The backend's programs alone on the same encoder-decoder. */
  List<String> encoderDecoderProgram(String precision) {
    return child("Program", "encoder-decoder", precision);
  }

  /** The same encoder-decoder from DJL's blocks, with DJL's trainer. */
  List<String> djlEncoderDecoder() {
    return child("Djl", "train-encoder-decoder");
  }

  private List<String> run(String configuration) {
    runs++;
    Path file = folder.resolve("run-" + runs + ".yaml");
    Benchmark.write(file, configuration);
    Path directory = folder.resolve("run-" + runs + "-" + System.nanoTime());
    return java(
        System.getProperty("java.class.path"),
        "org.syntagma.cli.Main",
        "run",
        file.toString(),
        "--directory",
        directory.toString());
  }

  /**
   * The peer on a GPT.
   *
   * @param way {@code float32}, {@code bfloat16} or {@code tuned}
   */
  Optional<List<String>> libtorch(Gpt gpt, String way) {
    return training("gpt", gpt.numbers(), way);
  }

  /** The peer on the same encoder-decoder. */
  Optional<List<String>> libtorchEncoderDecoder(String way) {
    return training("encoder-decoder", Seq2Seq.DEFAULT.numbers(), way);
  }

  private Optional<List<String>> training(String network, List<String> sizes, String way) {
    List<String> arguments = new ArrayList<>();
    arguments.add(network);
    arguments.addAll(sizes);
    arguments.add(way);
    return peer("Peer", arguments).map(each -> way.equals("float32") ? patient(each) : each);
  }

  Optional<List<String>> product(String precision) {
    return peer("Product", List.of(String.valueOf(productSize()), precision))
        .map(Commands::patient);
  }

  /**
   * With threads that sleep while they wait. The peer's float32 products are OpenBLAS's, whose own
   * threads otherwise compete with those of libtorch that wait, and the peer takes twice as long.
   */
  private static List<String> patient(List<String> command) {
    List<String> patient = new ArrayList<>(List.of("env", "OMP_WAIT_POLICY=PASSIVE"));
    patient.addAll(command);
    return patient;
  }

  private Optional<List<String>> peer(String name, List<String> arguments) {
    if (!device.equals("cpu") || !Files.isDirectory(libtorch.resolve("lib"))) {
      return Optional.empty();
    }
    String path = libtorch.resolve("*") + File.pathSeparator + libtorch.resolve("lib").resolve("*");
    return Optional.of(
        java(path, "org.syntagma.benchmarks.libtorch." + name, arguments.toArray(String[]::new)));
  }

  private List<String> java(String path, String main, String... arguments) {
    List<String> command = new ArrayList<>(JAVA);
    command.add("-Dsyntagma.benchmark.device=" + device);
    command.addAll(List.of("-cp", path, main));
    command.addAll(List.of(arguments));
    return command;
  }
}
