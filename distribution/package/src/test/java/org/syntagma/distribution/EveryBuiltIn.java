package org.syntagma.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.settings.Settings;

/**
 * Uses every component of a host: each in a tiny run of its own. A process of its own, so that it
 * can run on the class path of an installation.
 */
final class EveryBuiltIn {
  private static final String ORACLE =
      "{type: oracle, texts: 20, validation: 5, length: 6, vocabulary: 20}";

  /** What makes {@code tiny.yaml} use a component, by its kind and type. */
  private static final Map<String, List<String>> USES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Backend eager", List.of("backend.type=eager")),
              Map.entry("Backend pytorch", List.of("backend.type=pytorch")),
              Map.entry("Network gpt2", List.of("models.main.type=gpt2")),
              Map.entry(
                  "Network llama",
                  replaced(
                      "models.main", "{type: llama, layers: 1, heads: 1, width: 8, inner: 8}")),
              Map.entry(
                  "Network encoder-decoder",
                  replaced("models.main", "{type: encoder-decoder, width: 8, heads: 1}")),
              Map.entry(
                  "Network lstm",
                  replaced("models.main", "{type: lstm, embedding: 8, width: 8, tied: true}")),
              Map.entry("Network text-cnn", adversarial()),
              Map.entry("Tokenizer words", List.of("tokenizer.type=words")),
              Map.entry("Tokenizer characters", text("tokenizer.type=characters")),
              Map.entry("Tokenizer bytes", text("tokenizer.type=bytes")),
              Map.entry("Tokenizer bpe", text("tokenizer={type: bpe, size: 300}")),
              Map.entry(
                  "Tokenizer hugging-face",
                  text("tokenizer={type: hugging-face, path: tokenizer.json}")),
              Map.entry("Corpus text", text("tokenizer.type=bytes")),
              Map.entry("Corpus grammar", List.of("stages[0].tasks[0].corpus.type=grammar")),
              Map.entry("Corpus oracle", replaced("stages[0].tasks[0].corpus", ORACLE)),
              Map.entry("Corpus conllu", treebank("conllu", "trees.conllu")),
              Map.entry("Corpus brackets", treebank("brackets", "trees.mrg")),
              Map.entry("Corpus sentences", treebank("sentences", "sentences.txt")),
              Map.entry("Corpus tsv", target("{type: tsv, path: [pairs.tsv]}")),
              Map.entry("Corpus csv", target("{type: csv, path: [pairs.csv]}")),
              Map.entry("Corpus jsonl", target("{type: jsonl, path: [pairs.jsonl]}")),
              Map.entry(
                  "Corpus pattern",
                  target(
                      "{type: pattern, path: [pairs.tsv], pattern: '(?<source>.*)\\t(?<target>.*)'}")),
              Map.entry(
                  "Corpus labelled-lines",
                  target("{type: labelled-lines, labels: {hamlet: [sentences.txt]}}")),
              Map.entry(
                  "Corpus preferences",
                  preferences("{type: preferences, path: [preferences.jsonl]}")),
              Map.entry(
                  "Corpus preferred",
                  preferences(
                      "{type: preferred, corpus: {type: tsv, path: [pairs.tsv]}, perturber: {type: swap, rate: 1}}")),
              Map.entry(
                  "Task preferences",
                  preferences("{type: preferences, path: [preferences.jsonl]}")),
              Map.entry("Corpus grammar-pairs", target("{type: grammar-pairs, sentences: 20}")),
              Map.entry("Corpus perturbed", perturbed("drop")),
              Map.entry(
                  "Corpus contrasted",
                  target(
                      "{type: contrasted, corpus: {type: tsv, path: [pairs.tsv]}, perturber: {type: swap}}")),
              Map.entry("Perturber drop", perturbed("drop")),
              Map.entry("Perturber swap", perturbed("swap")),
              Map.entry("Perturber substitute", perturbed("substitute")),
              Map.entry("Perturber agreement", perturbed("agreement")),
              Map.entry("Perturber word-order", perturbed("word-order")),
              Map.entry("Perturber style", perturbed("style, markers: [upper]")),
              Map.entry("Perturber one-of", perturbed("one-of, perturbers: [{type: drop}]")),
              Map.entry("Corpus parsed", parsed("{type: grammar}")),
              Map.entry("Parser grammar", parsed("{type: grammar}")),
              Map.entry("Parser checkpoint", parsed("{type: checkpoint, path: teacher.run}")),
              Map.entry(
                  "Grammar cfg", List.of("samples.decoding.grammar={type: cfg, path: the.cfg}")),
              Map.entry("Task language-model", List.of("stages[0].tasks[0].type=language-model")),
              Map.entry(
                  "Task tail-prediction",
                  List.of("stages[0].tasks[0].type=tail-prediction", "stages[0].tasks[0].ahead=2")),
              Map.entry("Task target", target("{type: tsv, path: [pairs.tsv]}")),
              Map.entry(
                  "Task self-supervised",
                  List.of(
                      "stages[0].tasks[0].type=self-supervised", "stages[0].tasks[0].goal=span")),
              Map.entry("Task structural-probe", probe()),
              Map.entry("Task syntax-tree", trees("syntax-tree, arc-width: 4")),
              Map.entry("Task induced-trees", trees("induced-trees")),
              Map.entry(
                  "Task oracle-likelihood",
                  replaced(
                      "stages[0].tasks",
                      "[{type: oracle-likelihood, samples: 4, maximum: 6, corpus: %s}]"
                          .formatted(ORACLE))),
              Map.entry("Task text-quality", List.of("stages[0].tasks[0].type=text-quality")),
              Map.entry(
                  "FrozenModel checkpoint",
                  List.of(
                      "stages[0].tasks[0].type=text-quality",
                      "stages[0].tasks[0].reference={type: checkpoint, path: teacher.run}")),
              Map.entry(
                  "Penalty syntax",
                  penalty("syntax, grammar: {type: cfg, path: the.cfg}, maximum: 8")),
              Map.entry("Penalty auxiliary", penalty("auxiliary")),
              Map.entry("Penalty entropy", penalty("entropy")),
              Map.entry("Penalty confidence", penalty("confidence")),
              Map.entry("Penalty divergence", penalty("divergence")),
              Map.entry("Penalty embedding-perturbation", penalty("embedding-perturbation")),
              Map.entry("Penalty label-smoothing", penalty("label-smoothing")),
              Map.entry("Penalty z-loss", penalty("z-loss")),
              Map.entry("Weighting fixed", penalty("z-loss, weight: {type: fixed, value: 0.1}")),
              Map.entry(
                  "Weighting scheduled",
                  penalty(
                      "z-loss, weight: {type: scheduled, schedule: {type: constant, peak: 0.1}}")),
              Map.entry("Weighting dual", penalty("z-loss, weight: {type: dual, target: 1}")),
              Map.entry("Trainer pretrain", List.of("stages[0].type=pretrain")),
              Map.entry("Trainer seqgan", adversarial()),
              Map.entry("Trainer fine-tune", List.of("stages[0].type=fine-tune")),
              Map.entry("Optimizer sgd", List.of("stages[0].optimizer.type=sgd")),
              Map.entry("Optimizer adamw", List.of("stages[0].optimizer.type=adamw")),
              Map.entry("Schedule constant", schedule("constant")),
              Map.entry("Schedule linear", schedule("linear")),
              Map.entry("Schedule warmup-cosine", schedule("warmup-cosine")),
              Map.entry("Listener console", List.of("listeners=[{type: console}]")),
              Map.entry("Listener metrics-file", List.of("listeners=[{type: metrics-file}]"))));

  /** The directory of a run that has trained a parser. */
  private static final String TEACHER = "teacher.run";

  /** A tokenizer of others. */
  private static final String TOKENIZER =
      """
      {"version": "1.0", "added_tokens": [],
       "model": {"type": "WordLevel", "unk_token": "?", "vocab": {"?": 0, "to": 1, "be": 2, "or": 3}},
       "pre_tokenizer": {"type": "Whitespace"}}
      """;

  private static final String TREE =
      """
      1\tdogs\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_
      2\tbark\t_\tVERB\t_\t_\t0\troot\t_\t_

      """;

  private EveryBuiltIn() {}

  private static List<String> schedule(String type) {
    return List.of("stages[0].optimizer.schedule.type=" + type);
  }

  private static List<String> penalty(String penalty) {
    return List.of("stages[0].penalties=[{type: %s}]".formatted(penalty));
  }

  /** Characters and bytes are too many in a sentence of the grammar. */
  private static List<String> text(String tokenizer) {
    List<String> assignments = new ArrayList<>(List.of(tokenizer));
    assignments.addAll(
        replaced("stages[0].tasks[0].corpus", "{type: text, path: text.txt, context: 16}"));
    return assignments;
  }

  private static List<String> treebank(String type, String file) {
    return replaced("stages[0].tasks[0].corpus", "{type: %s, path: [%s]}".formatted(type, file));
  }

  private static List<String> parsed(String parser) {
    return replaced(
        "stages[0].tasks[0].corpus",
        "{type: parsed, corpus: {type: grammar, sentences: 20}, parser: %s}".formatted(parser));
  }

  private static List<String> perturbed(String perturber) {
    return replaced(
        "stages[0].tasks[0].corpus",
        "{type: perturbed, corpus: {type: conllu, path: [trees.conllu]}, perturber: {type: %s}}"
            .formatted(perturber));
  }

  private static List<String> trees(String task) {
    List<String> assignments =
        new ArrayList<>(replaced("models.main", "{type: encoder-decoder, width: 8, heads: 1}"));
    assignments.addAll(
        replaced(
            "stages[0].tasks",
            "[{type: %s, corpus: {type: conllu, path: [trees.conllu]}}]".formatted(task)));
    return assignments;
  }

  private static List<String> target(String corpus) {
    return replaced("stages[0].tasks", "[{type: target, corpus: %s}]".formatted(corpus));
  }

  private static List<String> preferences(String corpus) {
    return replaced("stages[0].tasks", "[{type: preferences, corpus: %s}]".formatted(corpus));
  }

  private static List<String> probe() {
    String corpus = "corpus: {type: conllu, path: [trees.conllu]}";
    List<String> assignments =
        new ArrayList<>(replaced("models.main", "{type: encoder-decoder, width: 8, heads: 1}"));
    assignments.addAll(
        replaced(
            "stages[0].tasks",
            "[{type: syntax-tree, arc-width: 4, %s}, {type: structural-probe, %s}]"
                .formatted(corpus, corpus)));
    return assignments;
  }

  private static List<String> adversarial() {
    String sgd = "{type: sgd, schedule: {type: constant, peak: 0.1}}";
    List<String> assignments =
        new ArrayList<>(
            replaced(
                "models",
                "{main: {type: lstm, embedding: 8, width: 8},"
                    + " discriminator: {type: text-cnn, embedding: 8, filters: 4}}"));
    assignments.addAll(
        replaced(
            "stages",
            ("[{type: seqgan, updates: 2, length: 6, corpus: %s,"
                    + " generator: {batch: 4, rollouts: 2},"
                    + " discriminator: {steps: 1, texts: 8, pretraining: 1},"
                    + " tasks: [{type: oracle-likelihood, samples: 4, maximum: 6, corpus: %s}],"
                    + " optimizer: %s, discriminator-optimizer: %s}]")
                .formatted(ORACLE, ORACLE, sgd, sgd)));
    return assignments;
  }

  private static List<String> replaced(String key, String value) {
    return List.of(key + "=none", key + "=" + value);
  }

  /** Takes the configuration, the folder to write to, and the folders of installed plugins. */
  public static void main(String[] arguments) throws IOException {
    List<Path> folders = Stream.of(arguments).skip(2).map(Path::of).toList();
    use(Syntagma.create(folders), Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** Uses every component of this host, and prints a line about each. */
  static void use(Syntagma syntagma, Path configuration, Path folder) throws IOException {
    Set<String> found = components(syntagma.catalog());
    if (!found.equals(USES.keySet())) {
      throw new AssertionError(
          "the table of uses knows\n%s\nbut the host has\n%s".formatted(USES.keySet(), found));
    }
    Map<String, String> files =
        Map.of(
            "text.txt", "to be or not to be, ".repeat(40),
            "tokenizer.json", TOKENIZER,
            "the.cfg", "S -> \"the\" S | \".\"\n",
            "pairs.csv", "to be,not to be\n".repeat(40),
            "preferences.jsonl",
                "{\"prompt\": \"to be\", \"chosen\": \"or not\", \"rejected\": \"not\"}\n"
                    .repeat(40),
            "pairs.jsonl", "{\"source\": \"to be\", \"target\": \"or not\"}\n".repeat(40),
            "trees.conllu", TREE.repeat(40),
            "trees.mrg", "(S (NP (NNS dogs)) (VP (VBP bark)))\n".repeat(40),
            "sentences.txt", "To be or not to be.\n\n".repeat(40),
            "pairs.tsv", "to be\tor not\nor not\tto be\n".repeat(40));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Set<String> placed = new TreeSet<>(files.keySet());
    placed.add(TEACHER);
    Settings teacher = settings(configuration, trees("syntax-tree, arc-width: 4"), placed, folder);
    syntagma.run(teacher, folder.resolve(TEACHER)).close();
    for (String component : found) {
      Settings settings = settings(configuration, USES.get(component), placed, folder);
      Path directory = folder.resolve(component.replace(' ', '-'));
      try (RunResult result = syntagma.run(settings, directory)) {
        String type = "type: " + component.substring(component.indexOf(' ') + 1);
        String effective = Files.readString(directory.resolve("configuration.yaml"));
        if (!result.completed() || !effective.contains(type)) {
          throw new AssertionError(component + " was not used:\n" + effective);
        }
      }
      System.out.println("used " + component);
    }
  }

  private static Settings settings(
      Path configuration, List<String> assignments, Set<String> files, Path folder) {
    Settings.Builder settings = Settings.builder().environment(Map.of()).file(configuration);
    assignments.forEach(each -> settings.set(placed(each, files, folder)));
    return settings.read();
  }

  private static String placed(String assignment, Set<String> files, Path folder) {
    for (String file : files) {
      assignment = assignment.replace(file, folder.resolve(file).toString());
    }
    return assignment;
  }

  private static Set<String> components(Catalog catalog) {
    Set<String> names = new TreeSet<>();
    for (Class<?> kind : catalog.kinds()) {
      if (kind == NetworkFormat.class) {
        continue; // No run uses it.
      }
      catalog
          .components(kind)
          .forEach(each -> names.add(kind.getSimpleName() + " " + each.component().type()));
    }
    return names;
  }
}
