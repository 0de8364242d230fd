package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.state.StateException;
import org.syntagma.api.training.TrainingException;
import org.syntagma.runtime.GatheredException;
import org.syntagma.runtime.checkpoint.CheckpointException;
import org.syntagma.runtime.plugins.PluginException;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.wiring.ComponentException;
import org.syntagma.toolkit.safetensors.SafetensorsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong as one message for people, with the stack trace only on request. */
final class Failures implements IExecutionExceptionHandler {
  private static final Pattern EXHAUSTED =
      Pattern.compile(
          "(can't allocate memory|not enough memory|CUDA out of memory)[^\\n]*?"
              + "(tried to allocate [\\d.]+ ?\\w+|(?=\\n)|$)",
          Pattern.CASE_INSENSITIVE);
  private static final Map<Class<? extends Exception>, Integer> EXPECTED = new LinkedHashMap<>();

  static {
    EXPECTED.put(ConfigurationException.class, ExitCodes.CONFIGURATION);
    EXPECTED.put(DataException.class, ExitCodes.DATA);
    EXPECTED.put(TrainingException.class, ExitCodes.FAILED);
    EXPECTED.put(RunException.class, ExitCodes.STORAGE);
    EXPECTED.put(CheckpointException.class, ExitCodes.STORAGE);
    EXPECTED.put(SafetensorsException.class, ExitCodes.STORAGE);
    EXPECTED.put(StateException.class, ExitCodes.STORAGE);
    EXPECTED.put(ComponentException.class, ExitCodes.PLUGIN);
    EXPECTED.put(PluginException.class, ExitCodes.PLUGIN);
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (command.getCommandSpec().root().userObject() instanceof SyntagmaCommand main
        && main.verbose()) {
      failure.printStackTrace(err);
    }
    Throwable told = blame(failure);
    for (Map.Entry<Class<? extends Exception>, Integer> expected : EXPECTED.entrySet()) {
      if (expected.getKey().isInstance(first(told))) {
        err.println(told.getMessage());
        return expected.getValue();
      }
    }
    Optional<String> exhausted = exhausted(failure);
    if (exhausted.isPresent()) {
      err.println(
          "There is not enough memory: "
              + exhausted.get()
              + ". Lower batch.tokens or batch.examples and raise batch.accumulate, set"
              + " batch.recompute: true, or take a smaller model or context; 'syntagma validate'"
              + " estimates what a run needs. The last checkpoint stays.");
      return ExitCodes.FAILED;
    }
    err.println("syntagma failed: " + describe(failure));
    err.println(
        "This may be a fault of Syntagma or of a plugin. --verbose prints where it happened.");
    return ExitCodes.FAILED;
  }

  /** What libtorch said, if it got no memory, on the processor or a GPU. */
  private static Optional<String> exhausted(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .flatMap(message -> EXHAUSTED.matcher(message).results())
        .map(MatchResult::group)
        .findFirst();
  }

  /** Of several problems the first gives the exit code. */
  private static Throwable first(Throwable told) {
    return told instanceof GatheredException gathered ? blame(gathered.failures().get(0)) : told;
  }

  /** A component that found its data or settings unusable is not itself at fault. */
  private static Throwable blame(Throwable failure) {
    boolean wrapped = failure instanceof ComponentException && failure.getCause() != null;
    return wrapped && failure.getCause() instanceof DataException ? failure.getCause() : failure;
  }

  private static String describe(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
