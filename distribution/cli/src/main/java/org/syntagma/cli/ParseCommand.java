package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.runtime.LoadedParser;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds the trees of sentences. */
@Command(name = "parse", description = "Find the syntax trees of sentences with a trained model.")
final class ParseCommand implements Callable<Integer> {
  /** What is shown at once; a parser makes its own batches of them. */
  private static final int AT_ONCE = 20_000;

  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Parameters(
      index = "0",
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or one of its checkpoints.")
  private Path source;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The sentences, plain or gzip (default: the standard input).")
  private Optional<Path> file = Optional.empty();

  @ArgGroup private Kind kind = new Kind();

  /** What the input is, if not text. */
  private static final class Kind {
    @Option(names = "--words", description = "Each line is a sentence, its words between spaces.")
    private boolean words;

    @Option(names = "--conllu", description = "The input is CoNLL-U, as in files of that ending.")
    private boolean conllu;
  }

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default: conllu for dependencies, brackets for constituents).")
  private Optional<TreeFormat> format = Optional.empty();

  @Option(
      names = "--directory",
      description = "Where to put svg: 1.svg, 2.svg and so on, one for each sentence.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--task", description = "The task that parses, where several learn to.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Settings of the backend, such as backend.device=gpu:0.")
  private List<String> assignments = new ArrayList<>();

  @Override
  public Integer call() {
    boolean drawings = format.filter(each -> each == TreeFormat.SVG).isPresent();
    if (directory.isPresent() && !drawings) {
      throw new ParameterException(spec.commandLine(), "--directory is for --format svg only");
    }
    SentenceSource input = new SentenceSource(file);
    List<Sentence> sentences =
        kind.words
            ? input.words()
            : kind.conllu || input.isConllu() ? input.conllu() : input.text();
    if (drawings && directory.isEmpty() && sentences.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "an SVG document holds one drawing, but there are %d sentences: give a --directory"
              .formatted(sentences.size()));
    }
    Settings.Builder overrides = Settings.builder().environment(Map.of());
    assignments.forEach(overrides::set);
    try (LoadedParser parser = main.syntagma().parser(source, task, overrides.read())) {
      PrintWriter out = spec.commandLine().getOut();
      TreeOutput output = new TreeOutput(out, format, directory);
      long start = System.nanoTime();
      for (int from = 0; from < sentences.size(); from += AT_ONCE) {
        int to = Math.min(sentences.size(), from + AT_ONCE);
        parsed(parser, sentences.subList(from, to), input.name()).forEach(output::write);
        out.flush();
      }
      if (file.isPresent()) {
        spec.commandLine().getErr().println(speed(sentences, System.nanoTime() - start));
      }
    }
    return ExitCodes.DONE;
  }

  private static String speed(List<Sentence> sentences, long nanoseconds) {
    long words = sentences.stream().mapToLong(sentence -> sentence.words().size()).sum();
    double seconds = nanoseconds / 1e9;
    return String.format(
        Locale.ROOT, "%,d words in %.1f s, %,.0f words/s", words, seconds, words / seconds);
  }

  private static List<Sentence> parsed(Parser parser, List<Sentence> sentences, String input) {
    try {
      return parser.parse(sentences);
    } catch (IllegalArgumentException e) {
      throw new DataException(input + ": " + e.getMessage(), e);
    }
  }
}
