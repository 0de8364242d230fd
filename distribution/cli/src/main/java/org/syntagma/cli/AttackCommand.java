package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.runtime.attack.Attack;
import org.syntagma.runtime.attack.AttackReport;
import org.syntagma.runtime.attack.AttackSettings;
import org.syntagma.runtime.attack.EmbeddingAttack;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks for examples that a trained model gets wrong. */
@Command(
    name = "attack",
    description =
        "Change the texts that a task is evaluated on, the worst way that is found for each, and"
            + " tell how far its metrics fall.")
final class AttackCommand implements Callable<Integer> {
  private static final AttackSettings DEFAULTS = AttackSettings.defaults();

  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private SecretOptions secrets;

  @Parameters(
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or one of its checkpoints.")
  private Path source;

  @ArgGroup(multiplicity = "1")
  private Means means;

  private static final class Means {
    @Option(
        names = "--with",
        paramLabel = "TYPE|FILE",
        description =
            "A perturber: its type, such as substitute, or a file with type and settings.")
    private Optional<String> with = Optional.empty();

    @Option(
        names = "--embeddings",
        paramLabel = "EPSILON",
        description =
            "Instead of texts shift their embeddings along the gradient, a whole text by so many"
                + " lengths of a word's embedding.")
    private Optional<Double> embeddings = Optional.empty();
  }

  @Option(
      names = "--with-set",
      paramLabel = "KEY=VALUE",
      description = "Sets one value of the perturber, such as candidates=20.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--task", description = "The task to attack, where several can be.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--examples",
      description = "The most examples to attack (default ${DEFAULT-VALUE}).")
  private int examples = DEFAULTS.examples();

  @Option(
      names = "--most",
      description =
          "The greatest share of a text's words at which a search makes a change (default"
              + " ${DEFAULT-VALUE}).")
  private double most = DEFAULTS.most();

  @Option(
      names = "--tries",
      description =
          "How many random changes of a text are tried by a perturber that cannot be searched"
              + " (default ${DEFAULT-VALUE}).")
  private int tries = DEFAULTS.tries();

  @Option(
      names = "--show",
      description = "How many of the answers that flipped are shown (default ${DEFAULT-VALUE}).")
  private int shown = 5;

  @Option(names = "--seed", description = "Of random changes (default ${DEFAULT-VALUE}).")
  private long seed = DEFAULTS.seed();

  @Override
  public Integer call() {
    AttackSettings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AttackText.of(attacked(settings), shown));
    out.flush();
    return ExitCodes.DONE;
  }

  private AttackReport attacked(AttackSettings settings) {
    if (means.embeddings.isPresent()) {
      if (!assignments.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--with-set is for perturbers: it does nothing for --embeddings");
      }
      return main.syntagma()
          .attack(source, shifts(means.embeddings.get()), settings, secrets.assignments());
    }
    Settings perturber = perturber(means.with.orElseThrow());
    return main.syntagma().attack(source, perturber, settings, secrets.assignments());
  }

  private Attack shifts(double epsilon) {
    try {
      return new EmbeddingAttack(epsilon);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--embeddings: " + e.getMessage(), e);
    }
  }

  private AttackSettings settings() {
    if (shown < 0) {
      throw new ParameterException(
          spec.commandLine(), "--show = " + shown + ": must be at least 0");
    }
    try {
      return new AttackSettings(task, examples, most, tries, seed);
    } catch (IllegalArgumentException e) {
      String named = e.getMessage().replaceAll("(?m)^", "--");
      throw new ParameterException(spec.commandLine(), named, e);
    }
  }

  private Settings perturber(String with) {
    Settings.Builder settings = Settings.builder().environment(Map.of());
    if (with.matches("(?s).*\\.(ya?ml|properties)") || Files.isRegularFile(Path.of(with))) {
      settings.file(Path.of(with));
    } else {
      settings.set("type", with);
    }
    assignments.forEach(settings::set);
    return settings.read();
  }
}
