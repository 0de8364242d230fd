package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;

/**
 * Beam search as it is defined, always to the maximum, and without keeping anything between steps.
 */
record BeamReference(Recomputed model, Decoding decoding, List<Integer> ids, int end) {
  /** Everything that can be generated, by falling score. */
  List<Sample> enumerate() {
    return search(Integer.MAX_VALUE);
  }

  /** What a search with the decoding's beams finishes, by falling score. */
  List<Sample> search() {
    return search(decoding.beams());
  }

  private List<Sample> search(int beams) {
    List<Sample> finished = new ArrayList<>();
    List<Sample> living = List.of(new Sample(List.of(), List.of(), Ending.TRUNCATED));
    for (int length = 1; length <= decoding.maximum(); length++) {
      List<Sample> all = living.stream().flatMap(each -> grown(each).stream()).toList();
      List<Sample> sorted =
          all.stream().sorted(Comparator.comparingDouble(each -> -each.logProbability())).toList();
      IntStream.range(0, Math.min(beams, sorted.size()))
          .mapToObj(sorted::get)
          .filter(each -> each.ending() == Ending.END)
          .forEach(finished::add);
      living =
          sorted.stream().filter(each -> each.ending() == Ending.TRUNCATED).limit(beams).toList();
    }
    finished.addAll(living);
    finished.sort(Comparator.comparingDouble(each -> -score(each)));
    return finished;
  }

  double score(Sample sample) {
    return decoding.score(sample.logProbability(), sample.logProbabilities().size());
  }

  private List<Sample> grown(Sample sample) {
    double[] next = model.logProbabilities(sample.tokens(), ids);
    return IntStream.range(0, next.length)
        .mapToObj(
            i -> {
              List<Double> logs = new ArrayList<>(sample.logProbabilities());
              logs.add(next[i]);
              List<Integer> tokens = new ArrayList<>(sample.tokens());
              if (ids.get(i) == end) {
                return new Sample(tokens, logs, Ending.END);
              }
              tokens.add(ids.get(i));
              return new Sample(tokens, logs, Ending.TRUNCATED);
            })
        .toList();
  }
}
