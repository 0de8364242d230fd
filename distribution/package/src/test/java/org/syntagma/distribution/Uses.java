package org.syntagma.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What makes {@code tiny.yaml} use the components that Syntagma comes with. */
final class Uses {
  private static final String ORACLE =
      "{type: oracle, texts: 20, validation: 5, length: 6, vocabulary: 20}";

  /** What makes {@code tiny.yaml} use a component, by its kind and type. */
  static final Map<String, List<String>> ALL =
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
              Map.entry("Network perceptron", balanced("ppo", "cart-pole", 4, 2)),
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
              Map.entry("Trainer reinforce", balanced("ppo", "cart-pole", 4, 2)),
              Map.entry("PolicyOptimizer ppo", balanced("ppo", "cart-pole", 4, 2)),
              Map.entry(
                  "PolicyOptimizer policy-gradient",
                  balanced("policy-gradient", "cart-pole", 4, 2)),
              Map.entry("PolicyOptimizer grpo", balanced("grpo", "cart-pole", 4, 2)),
              Map.entry(
                  "PolicyOptimizer cross-entropy", balanced("cross-entropy", "cart-pole", 4, 2)),
              Map.entry("Environment cart-pole", balanced("ppo", "cart-pole", 4, 2)),
              Map.entry("Environment acrobot", balanced("ppo", "acrobot", 6, 3)),
              Map.entry("Environment text-generation", rewarded("token-count")),
              Map.entry("Reward token-count", rewarded("token-count")),
              Map.entry("Reward exact", rewarded("exact")),
              Map.entry("Reward pattern", rewarded("pattern, pattern: to")),
              Map.entry("Reward length-window", rewarded("length-window")),
              Map.entry("Reward repetition", rewarded("repetition")),
              Map.entry(
                  "Reward validity", rewarded("validity, grammar: {type: cfg, path: the.cfg}")),
              Map.entry("Reward metric", rewarded("metric, metric: {type: bleu}")),
              Map.entry("Metric bleu", rewarded("metric, metric: {type: bleu}")),
              Map.entry("Metric chrf", rewarded("metric, metric: {type: chrf}")),
              Map.entry("Metric rouge", rewarded("metric, metric: {type: rouge}")),
              Map.entry("Reward sum", rewarded("sum, terms: [{type: token-count}]")),
              Map.entry("Reward sparse", rewarded("sparse, share: 1, reward: {type: token-count}")),
              Map.entry(
                  "Reward likelihood",
                  rewarded("likelihood, model: {type: checkpoint, path: teacher.run}")),
              Map.entry(
                  "Reward classifier",
                  rewarded(
                      "classifier, label: to be,"
                          + " model: {type: checkpoint, path: sorter.run, task: target}")),
              Map.entry(
                  "Reward reward-model",
                  rewarded("reward-model, model: {type: checkpoint, path: judge.run}")),
              Map.entry(
                  "Reward evaluator",
                  rewarded("evaluator, model: {type: checkpoint, path: critic.run}")),
              Map.entry("Trainer fine-tune", List.of("stages[0].type=fine-tune")),
              Map.entry("Optimizer sgd", List.of("stages[0].optimizer.type=sgd")),
              Map.entry("Optimizer adamw", List.of("stages[0].optimizer.type=adamw")),
              Map.entry("Schedule constant", schedule("constant")),
              Map.entry("Schedule linear", schedule("linear")),
              Map.entry("Schedule warmup-cosine", schedule("warmup-cosine")),
              Map.entry("Listener console", List.of("listeners=[{type: console}]")),
              Map.entry("Listener metrics-file", List.of("listeners=[{type: metrics-file}]"))));

  /**
   * That of a run that has learned to tell targets apart, and those of others that score answers.
   */
  static final Map<String, List<String>> OTHERS =
      Map.of(
          "sorter.run",
          replaced(
              "stages[0].tasks",
              "[{type: target, form: classification,"
                  + " corpus: {type: tsv, path: [pairs.tsv]}}]"),
          "critic.run",
          rewarded("token-count"),
          "judge.run",
          preferences("{type: preferences, path: [preferences.jsonl]}"));

  private Uses() {}

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

  static List<String> trees(String task) {
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

  private static List<String> balanced(
      String policy, String environment, int observations, int actions) {
    List<String> assignments =
        new ArrayList<>(
            replaced(
                "models.main",
                "{type: perceptron, observations: %d, actions: %d, hidden: [4]}"
                    .formatted(observations, actions)));
    assignments.add("tokenizer.type=bytes");
    assignments.addAll(
        replaced(
            "stages",
            ("[{type: reinforce, updates: 2, environment: {type: %s, maximum-steps: 9},"
                    + " rollouts: {episodes: 4, group: 2}, evaluate: {episodes: 2},"
                    + " policy: {type: %s, epochs: 1},"
                    + " optimizer: {type: sgd, schedule: {type: constant, peak: 0.1}}}]")
                .formatted(environment, policy)));
    return policy.equals("policy-gradient")
        ? assignments.stream().map(each -> each.replace(", epochs: 1", "")).toList()
        : assignments;
  }

  private static List<String> rewarded(String reward) {
    List<String> assignments = new ArrayList<>(List.of("tokenizer.type=bytes"));
    assignments.addAll(
        replaced(
            "stages",
            ("[{type: reinforce, updates: 2,"
                    + " environment: {type: text-generation, maximum-tokens: 6,"
                    + " prompts: {type: tsv, path: [pairs.tsv]}}, reward: {type: %s},"
                    + " rollouts: {episodes: 4}, evaluate: {episodes: 2}, policy: {type: ppo},"
                    + " optimizer: {type: sgd, schedule: {type: constant, peak: 0.1}}}]")
                .formatted(reward)));
    return assignments;
  }

  private static List<String> replaced(String key, String value) {
    return List.of(key + "=none", key + "=" + value);
  }
}
