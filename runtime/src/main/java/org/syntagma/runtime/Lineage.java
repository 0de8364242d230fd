package org.syntagma.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Problems;

/**
 * Which stages made the models of a stage what they are, and what they began with.
 *
 * @param all the stages of a pipeline, in order
 */
record Lineage(List<StagePlan> all) {
  Lineage {
    all = List.copyOf(all);
  }

  /** The places of the stages before one whose models it gets, in order. */
  List<Integer> before(int index) {
    Optional<String> from = all.get(index).from();
    Optional<Integer> last =
        from.isPresent()
            ? named(from.get(), index)
            : Optional.of(index - 1).filter(place -> place >= 0);
    List<Integer> stages = new ArrayList<>();
    last.ifPresent(
        place -> {
          stages.addAll(before(place));
          stages.add(place);
        });
    return stages;
  }

  /** The places of the same and of the stage itself. */
  List<Integer> upTo(int index) {
    List<Integer> stages = before(index);
    stages.add(index);
    return stages;
  }

  /** The stages themselves, in order. */
  List<StagePlan> stages(int index) {
    return upTo(index).stream().map(all::get).toList();
  }

  /** The run or checkpoint from elsewhere that a stage itself begins with. */
  Optional<Path> origin(int index) {
    return all.get(index).from().filter(from -> named(from, index).isEmpty()).map(Path::of);
  }

  /** The run or checkpoint from elsewhere that any stage begins with; all do with the same. */
  Optional<Path> origin() {
    return IntStream.range(0, all.size()).boxed().flatMap(i -> origin(i).stream()).findFirst();
  }

  private Optional<Integer> named(String name, int before) {
    return IntStream.range(0, before)
        .filter(i -> all.get(i).name().equals(name))
        .boxed()
        .findFirst();
  }

  /**
   * Looks whether what stages begin with is there; a run that has begun may no longer need it.
   *
   * @throws RunException if it is not
   */
  void requireOrigins() {
    for (int i = 0; i < all.size(); i++) {
      Optional<Path> origin = origin(i);
      if (origin.isPresent() && !Files.isDirectory(origin.get())) {
        List<String> earlier = all.subList(0, i).stream().map(StagePlan::name).toList();
        throw new RunException(
            "%s.from = %s: must be an earlier stage%s, or a run or checkpoint, but there is no such folder"
                .formatted(
                    all.get(i).path(),
                    origin.get(),
                    earlier.isEmpty() ? "" : ", one of " + earlier));
      }
    }
  }

  /** Adds what is wrong with where stages begin. */
  void check(Problems problems) {
    Optional<Path> first = origin();
    for (int i = 0; i < all.size(); i++) {
      String key = all.get(i).path() + ".from";
      Optional<Path> origin = origin(i);
      if (origin.isPresent() && !origin.equals(first)) {
        problems.add(
            key,
            "= %s, but another stage begins with %s: a run has one tokenizer, so all must begin with the same checkpoint"
                .formatted(origin.get(), first.get()));
      }
    }
  }
}
