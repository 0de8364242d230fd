package org.syntagma.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.api.reinforcement.Evaluator;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.settings.Settings;

/**
 * Uses every component of a host: each in a tiny run of its own. A process of its own, so that it
 * can run on the class path of an installation.
 */
final class EveryBuiltIn {
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

  /** Takes the configuration, the folder to write to, and the folders of installed plugins. */
  public static void main(String[] arguments) throws IOException {
    List<Path> folders = Stream.of(arguments).skip(2).map(Path::of).toList();
    use(Syntagma.create(folders), Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** Uses every component of this host, and prints a line about each. */
  static void use(Syntagma syntagma, Path configuration, Path folder) throws IOException {
    Set<String> found = components(syntagma.catalog());
    if (!found.equals(Uses.ALL.keySet())) {
      throw new AssertionError(
          "the table of uses knows\n%s\nbut the host has\n%s".formatted(Uses.ALL.keySet(), found));
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
    Settings teacher =
        settings(configuration, Uses.trees("syntax-tree, arc-width: 4"), placed, folder);
    syntagma.run(teacher, folder.resolve(TEACHER)).close();
    placed.addAll(Uses.OTHERS.keySet());
    for (Map.Entry<String, List<String>> other : Uses.OTHERS.entrySet()) {
      Settings settings = settings(configuration, other.getValue(), placed, folder);
      syntagma.run(settings, folder.resolve(other.getKey())).close();
    }
    for (String component : found) {
      Settings settings = settings(configuration, Uses.ALL.get(component), placed, folder);
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
      if (kind == NetworkFormat.class || kind == Evaluator.class) {
        continue; // No run uses it.
      }
      catalog
          .components(kind)
          .forEach(each -> names.add(kind.getSimpleName() + " " + each.component().type()));
    }
    return names;
  }
}
