package org.syntagma.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.describe.Descriptions;
import org.syntagma.runtime.describe.KindDescription;

/** Words that a shell can complete; what is installed is read when the script is made. */
final class Candidates {
  private Candidates() {}

  private static Stream<KindDescription> kinds() {
    List<Path> installed = SyntagmaCommand.installation().toList();
    return new Descriptions(Syntagma.create(installed).catalog()).kinds().stream();
  }

  /** The kinds of which there is something. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return kinds().filter(kind -> !kind.types().isEmpty()).map(KindDescription::kind).iterator();
    }
  }

  /** The types of all kinds. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return kinds()
          .flatMap(kind -> kind.types().stream())
          .map(KindDescription.Type::type)
          .distinct()
          .iterator();
    }
  }
}
