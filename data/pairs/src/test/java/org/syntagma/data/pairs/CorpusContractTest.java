package org.syntagma.data.pairs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.testkit.data.CorpusContract;

/** Every format and every way to hold out keeps the contract of a corpus. */
class CorpusContractTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private static String lines(String format) {
    return IntStream.range(0, 90)
        .mapToObj(i -> format.formatted(i, i))
        .collect(Collectors.joining("\n"));
  }

  private abstract static class Contract implements CorpusContract<Pair> {
    @Override
    public Object key(Pair example) {
      return Setup.show(example);
    }
  }

  @Nested
  class Tsv extends Contract {
    @Override
    public Corpus<Pair> create() {
      Path validation = setup().write("valid.tsv", "v\tw\nx\ty\n");
      return setup()
          .tsv(
              List.of(setup().write("a.tsv", Setup.rows(90))),
              List.of(validation),
              "1",
              "2",
              false);
    }
  }

  @Nested
  class Csv extends Contract {
    @Override
    public Corpus<Pair> create() {
      return setup()
          .with(Setup.share(0.1, SplitBy.ROW, 1))
          .csv(setup().write("a.csv", lines("\"s,%d\",t%d")));
    }
  }

  @Nested
  class JsonLines extends Contract {
    @Override
    public Corpus<Pair> create() {
      return setup()
          .with(Setup.share(0.1, SplitBy.SOURCE, 1))
          .jsonl(setup().write("a.jsonl", lines("{\"q\": %d, \"a\": \"%d\"}")), "{q}", "{a}");
    }
  }

  @Nested
  class JsonDocument extends Contract {
    @Override
    public Corpus<Pair> create() {
      String text = "[" + lines("[\"%d\", \"%d\"],") + "[1, 2]]";
      return setup().json(setup().write("a.json", text), ".", "{0}", "{1}");
    }
  }

  @Nested
  class Pattern extends Contract {
    @Override
    public Corpus<Pair> create() {
      return setup()
          .with(Setup.fold(2, 5))
          .pattern(
              setup().write("a.txt", lines("IN: %d OUT: %d")),
              "IN: (?<source>.*) OUT: (?<target>.*)");
    }
  }

  @Nested
  class LabelledLines extends Contract {
    @Override
    public Corpus<Pair> create() {
      return setup()
          .labelled(
              Map.of(
                  "good", List.of(setup().write("good.txt", lines("fine %d %d"))),
                  "bad", List.of(setup().write("bad.txt", lines("poor %d %d")))),
              Map.of("good", List.of(setup().write("held.txt", "fine\n"))));
    }
  }
}
