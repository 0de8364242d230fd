package org.syntagma.data.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.api.data.DataSource;

/**
 * What to train on and what to hold out.
 *
 * @param sources the files
 */
record Parts(Part training, Optional<Part> heldOut, List<DataSource> sources) {

  /**
   * Reads the files once.
   *
   * @throws org.syntagma.api.data.DataException if a file is absent, empty, damaged or not UTF-8
   */
  static Parts of(TextConfig config) {
    Whole whole = Whole.of(new TextFile(config.path()), config.unit());
    // As nanoGPT cuts: int(0.9 * n).
    long cut = (long) (config.trainingFraction() * whole.length());
    Optional<Whole> validation =
        config.validation().map(path -> Whole.of(new TextFile(path), config.unit()));
    Optional<Part> rest =
        config.trainingFraction() < 1
            ? Optional.of(whole.part("held-out", cut, whole.length()))
            : Optional.empty();
    return new Parts(
        whole.part("training", 0, cut),
        validation.map(other -> other.part("held-out", 0, other.length())).or(() -> rest),
        Stream.concat(Stream.of(whole), validation.stream()).map(w -> w.scan().source()).toList());
  }

  private record Whole(TextFile file, TextConfig.Unit unit, TextScan scan, long length) {
    static Whole of(TextFile file, TextConfig.Unit unit) {
      TextScan scan = TextScan.of(file);
      return new Whole(file, unit, scan, Part.length(file, scan, unit));
    }

    Part part(String name, long from, long to) {
      return new Part(name, file, scan.source().sha256(), unit, from, to);
    }
  }
}
