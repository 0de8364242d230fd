package org.syntagma.benchmarks;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.benchmarks.report.Report;

/**
 * Measures Syntagma beside what one would use instead, and writes a table and a plot.
 *
 * <p>Arguments: {@code --out FOLDER}, {@code --quick}, {@code --device gpu:N}, {@code --libtorch
 * FOLDER} with the jars of the libtorch peer, which is left out where they are absent, and on a
 * GPU: it has libtorch for processors only.
 */
public final class Benchmark {
  private static final String FLOAT32 = "Syntagma float32";
  private static final String BFLOAT16 = "Syntagma bfloat16";
  private static final String PROGRAM32 = "its programs alone, float32";
  private static final String PROGRAM16 = "its programs alone, bfloat16";
  private static final String EAGER = "Syntagma, eager backend";
  private static final String DJL = "DJL blocks and trainer";
  private static final String LIBTORCH32 = "libtorch 2.13 float32";
  private static final String LIBTORCH16 = "libtorch 2.13 bfloat16";
  private static final String TUNED16 = "libtorch 2.13 bfloat16, tuned as Syntagma";

  /** Who races whom. All at once would not fit into the memory of an ordinary machine. */
  private static final Map<String, Set<String>> HEATS = new LinkedHashMap<>();

  static {
    HEATS.put("float32", Set.of(FLOAT32, PROGRAM32, DJL, LIBTORCH32, EAGER));
    HEATS.put("bfloat16 against float32", Set.of(BFLOAT16, PROGRAM16, DJL, LIBTORCH32));
    HEATS.put("bfloat16 against bfloat16", Set.of(BFLOAT16, LIBTORCH16, TUNED16));
  }

  private static final List<Report.Ratio> RATIOS =
      List.of(
          new Report.Ratio(FLOAT32, LIBTORCH32),
          new Report.Ratio(FLOAT32, DJL),
          new Report.Ratio(FLOAT32, PROGRAM32),
          new Report.Ratio(FLOAT32, EAGER),
          new Report.Ratio(BFLOAT16, LIBTORCH32),
          new Report.Ratio(BFLOAT16, DJL),
          new Report.Ratio(BFLOAT16, PROGRAM16),
          new Report.Ratio(BFLOAT16, LIBTORCH16),
          new Report.Ratio(BFLOAT16, TUNED16));

  private final Path out;
  private final Race race;
  private final Race brief;
  private final boolean quick;
  private final Commands commands;
  private final List<String> precisions;
  private final Report report = new Report();
  private final long start = System.nanoTime();

  private Benchmark(Path out, boolean quick, Path libtorch, String device) {
    this.out = out;
    this.quick = quick;
    this.race = quick ? new Race(3, 0.7) : new Race(5, 1);
    this.brief = quick ? new Race(1, 0.3) : new Race(3, 0.3);
    this.commands = new Commands(libtorch, out.resolve("work"), device);
    this.precisions = precisions(Device.fromName(device));
  }

  public static void main(String[] arguments) throws IOException {
    List<String> words = Arrays.asList(arguments);
    Path out = Path.of(after(words, "--out", "benchmarks/target/report"));
    Path libtorch = Path.of(after(words, "--libtorch", "benchmarks/libtorch/target"));
    Files.createDirectories(out);
    String device = after(words, "--device", "cpu");
    new Benchmark(out, words.contains("--quick"), libtorch, device).run();
  }

  private static String after(List<String> words, String option, String otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : words.get(at + 1);
  }

  /** Without bfloat16 where a device can do it by detours only, which would take the whole time. */
  private static List<String> precisions(Device device) {
    boolean both = Precision.AUTO.on(device) == Precision.BFLOAT16;
    return both ? List.of("float32", "bfloat16") : List.of("float32");
  }

  private void run() throws IOException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Map<String, Double> ceilings = ceilings();
    report.machine(load, precisions, ceilings);
    List<Gpt> models = quick ? List.of(Gpt.SMALL) : List.of(Gpt.SMALL, Gpt.GPT2);
    for (Gpt gpt : models) {
      training(gpt, ceilings);
      report.write(out);
    }
    if (!quick) {
      characters();
      encoderDecoder();
      decoders();
    }
    for (int batch : quick ? new int[] {1, 8} : new int[] {1, 8, 32}) {
      generation(batch);
    }
    growth();
    report.write(out);
    System.out.println(Files.readString(out.resolve("report.md")));
  }

  /**
   * GFLOP/s of large products of matrices, by precision: the faster of the two libraries'. One
   * after the other, because each unpacks its library where nobody has yet.
   */
  private Map<String, Double> ceilings() {
    Map<String, Double> ceilings = new LinkedHashMap<>();
    List<String> own = commands.child("Product", String.valueOf(commands.productSize()));
    ceiling("float32", own, ceilings);
    for (String precision : precisions) {
      commands.product(precision).ifPresent(command -> ceiling(precision, command, ceilings));
    }
    return ceilings;
  }

  private void ceiling(String precision, List<String> command, Map<String, Double> ceilings) {
    Race.Result result = brief.run(Map.of(precision, command));
    if (result.has(precision)) {
      double least = Arrays.stream(result.rounds().get(precision)).min().orElseThrow();
      double operations = 2 * Math.pow(commands.productSize(), 3);
      ceilings.merge(precision, operations / least / 1e9, Math::max);
    }
  }

  private void training(Gpt gpt, Map<String, Double> ceilings) {
    heats(
        gpt.name(),
        () -> contestants(gpt),
        (title, result) -> report.training("Training " + title, gpt, result, ceilings));
  }

  private Map<String, List<String>> contestants(Gpt gpt) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put(FLOAT32, commands.run(gpt, "float32"));
    all.put(BFLOAT16, commands.run(gpt, "bfloat16"));
    all.put(PROGRAM32, commands.child("Program", gpt.text(), "float32"));
    all.put(PROGRAM16, commands.child("Program", gpt.text(), "bfloat16"));
    all.put(DJL, commands.child("Djl", "train", gpt.text()));
    commands.libtorch(gpt, "float32").ifPresent(command -> all.put(LIBTORCH32, command));
    commands.libtorch(gpt, "bfloat16").ifPresent(command -> all.put(LIBTORCH16, command));
    commands.libtorch(gpt, "tuned").ifPresent(command -> all.put(TUNED16, command));
    return all;
  }

  /** As nanoGPT learns Shakespeare's characters on a processor. */
  private void characters() {
    say("training characters");
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("Syntagma auto", commands.run(Gpt.CHARACTERS, "auto"));
    for (String precision : precisions) {
      all.put("Syntagma " + precision, commands.run(Gpt.CHARACTERS, precision));
    }
    report.seconds("Training " + Gpt.CHARACTERS.name() + ", 2 000 updates", 2000, brief.run(all));
  }

  private void encoderDecoder() {
    heats(
        "encoder-decoder",
        this::encoderDecoders,
        (title, result) ->
            report.rates(
                "Training " + title + ", target tokens",
                Commands.PAIRS * Commands.PAIR_LENGTH,
                result));
  }

  /** The encoder-decoder with either decoder. */
  private void decoders() {
    say("decoders");
    Map<String, List<String>> all = new LinkedHashMap<>();
    List<Report.Ratio> ratios = new ArrayList<>();
    for (String precision : precisions) {
      for (String decoder : List.of("transformer", "lstm")) {
        all.put(
            decoder + " " + precision,
            commands.encoderDecoder("pytorch, precision: " + precision, decoder));
      }
      ratios.add(new Report.Ratio("lstm " + precision, "transformer " + precision));
    }
    Race.Result result = new Race(4, 0.7).run(all);
    report.rates("Training decoders, target tokens", Commands.PAIRS * Commands.PAIR_LENGTH, result);
    report.ratios("Decoders", result, ratios);
  }

  private Map<String, List<String>> encoderDecoders() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put(FLOAT32, commands.encoderDecoder("pytorch, precision: float32", "transformer"));
    all.put(BFLOAT16, commands.encoderDecoder("pytorch, precision: bfloat16", "transformer"));
    all.put(EAGER, commands.encoderDecoder("eager", "transformer"));
    all.put(PROGRAM32, commands.encoderDecoderProgram("float32"));
    all.put(PROGRAM16, commands.encoderDecoderProgram("bfloat16"));
    all.put(DJL, commands.djlEncoderDecoder());
    commands.libtorchEncoderDecoder("float32").ifPresent(peer -> all.put(LIBTORCH32, peer));
    commands.libtorchEncoderDecoder("bfloat16").ifPresent(peer -> all.put(LIBTORCH16, peer));
    commands.libtorchEncoderDecoder("tuned").ifPresent(peer -> all.put(TUNED16, peer));
    return all;
  }

  /** Each heat gets commands of its own, since no run may write where another has. */
  private void heats(
      String model,
      Supplier<Map<String, List<String>>> contestants,
      BiConsumer<String, Race.Result> table) {
    HEATS.forEach(
        (heat, names) -> {
          if (heat.contains("bfloat16") && !precisions.contains("bfloat16")) {
            return;
          }
          String title = model + ", " + heat;
          say("training " + title);
          Map<String, List<String>> some = contestants.get();
          some.keySet().retainAll(names);
          Race.Result result = race.run(some);
          table.accept(title, result);
          report.ratios(title, result, RATIOS);
        });
  }

  private void generation(int batch) {
    say("generation, batch " + batch);
    Gpt gpt = Gpt.SMALL.with(Gpt.SMALL.width(), batch, Gpt.SMALL.length());
    String plain = "DJL operation by operation";
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put(FLOAT32, commands.child("Generation", gpt.text(), "float32"));
    all.put("Syntagma auto", commands.child("Generation", gpt.text(), "auto"));
    all.put(plain, commands.child("Djl", "generate", gpt.text()));
    Race.Result result = brief.run(all);
    String title = "generation, batch " + batch;
    report.rates(title, (long) batch * (gpt.length() - 1), result);
    report.ratios(
        title,
        result,
        List.of(new Report.Ratio(FLOAT32, plain), new Report.Ratio("Syntagma auto", plain)));
  }

  private void growth() {
    Gpt base = Gpt.SMALL;
    List<Gpt> sizes = new ArrayList<>();
    for (int length : quick ? new int[] {64, 256} : new int[] {64, 256, 1024}) {
      sizes.add(base.with(base.width(), 1024 / length, length));
    }
    for (int batch : quick ? new int[] {} : new int[] {1, 4, 64}) {
      sizes.add(base.with(base.width(), batch, 64));
    }
    for (int width : quick ? new int[] {128} : new int[] {128, 256, 512, 1024}) {
      sizes.add(base.with(width, 4, 128));
    }
    for (Gpt gpt : sizes) {
      say(
          "growth: width %d, batch %d, context %d"
              .formatted(gpt.width(), gpt.batch(), gpt.length()));
      Map<String, List<String>> both = new LinkedHashMap<>();
      for (String precision : precisions) {
        both.put(precision, commands.child("Program", gpt.text(), precision));
      }
      report.growth(gpt, brief.run(both));
    }
  }

  private void say(String text) {
    System.err.printf("%4d s: %s%n", (System.nanoTime() - start) / 1_000_000_000, text);
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
