package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;

/** The published numbers of pairs, if the data lies in a folder shared/data above the checkout. */
class RealDataTest {
  @TempDir private Path folder;

  private static Path shared(String file) {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(parent -> parent.resolve("shared/data").resolve(file))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(found.isPresent(), "no shared/data/" + file);
    return found.orElseThrow();
  }

  private Setup setup() {
    return Setup.in(folder);
  }

  private static long heldOut(Corpus<Pair> corpus) {
    return corpus.heldOut().orElseThrow().size().orElseThrow();
  }

  @Test
  void scan() {
    Path train = shared("scan/tasks_train_simple.txt.gz");
    Path test = shared("scan/tasks_test_simple.txt.gz");
    PatternCorpus corpus =
        setup().pattern(List.of(train), List.of(test), "IN: (?<source>.*) OUT: (?<target>.*)");
    assertEquals(16_728, corpus.size().orElseThrow());
    assertEquals(4_182, heldOut(corpus));
    assertEquals(
        "turn opposite right thrice and turn opposite left -> I_TURN_RIGHT I_TURN_RIGHT I_TURN_RIGHT I_TURN_RIGHT I_TURN_RIGHT I_TURN_RIGHT I_TURN_LEFT I_TURN_LEFT",
        Setup.show(corpus.heldOut().orElseThrow().next().orElseThrow()));
  }

  @Test
  void cogs() {
    TsvCorpus corpus =
        setup()
            .tsv(
                List.of(shared("cogs/train.tsv.gz")),
                List.of(shared("cogs/dev.tsv.gz")),
                "1",
                "2",
                false);
    assertEquals(24_155, corpus.size().orElseThrow());
    assertEquals(3_000, heldOut(corpus));
  }

  @Test
  void clinc150() {
    Path file = shared("clinc150/data_full.json.gz");
    Map<String, Long> sizes = Map.of("train", 15_000L, "val", 3_000L, "test", 4_500L);
    sizes.forEach(
        (part, size) -> {
          JsonlCorpus corpus = setup().json(file, part, "{0}", "{1}");
          Set<String> labels = new HashSet<>();
          long pairs = 0;
          for (Optional<Pair> pair = corpus.next(); pair.isPresent(); pair = corpus.next()) {
            labels.add(pair.get().target());
            pairs++;
          }
          assertEquals(size.longValue(), pairs, part);
          assertEquals(150, labels.size(), part);
        });
  }

  @Test
  void gsm8k() {
    JsonlCorpus corpus =
        setup()
            .json(
                List.of(shared("gsm8k/train.jsonl.gz")),
                List.of(shared("gsm8k/test.jsonl.gz")),
                "{question}",
                "{answer}",
                Optional.empty());
    assertEquals(7_473, corpus.size().orElseThrow());
    assertEquals(1_319, heldOut(corpus));
    Pair first = corpus.heldOut().orElseThrow().next().orElseThrow();
    assertTrue(first.source().startsWith("Janet’s ducks lay 16 eggs per day."), first::source);
    assertTrue(first.target().endsWith("\n#### 18"), first::target);
  }

  @Test
  void tatoebaIsDividedBySentences() {
    Path file = shared("tatoeba_cmn/cmn.txt.gz");
    TsvCorpus corpus = setup().with(Setup.share(0.1, SplitBy.SOURCE, 1)).tsv(file);
    assertEquals(29_155, corpus.size().orElseThrow() + heldOut(corpus));
    assertEquals(2_900, (double) heldOut(corpus), 300);
    Set<String> sources = new HashSet<>();
    for (Optional<Pair> pair = corpus.next(); pair.isPresent(); pair = corpus.next()) {
      sources.add(pair.get().source());
    }
    Corpus<Pair> heldOut = corpus.heldOut().orElseThrow();
    for (Optional<Pair> pair = heldOut.next(); pair.isPresent(); pair = heldOut.next()) {
      assertTrue(!sources.contains(pair.get().source()), pair.get()::source);
    }
  }

  @Test
  void sentencePolarity() {
    Path archive =
        Path.of(shared("sentence_polarity/sentence_polarity.zip") + "!", "sentence_polarity");
    LabelledLinesCorpus corpus =
        setup()
            .labelled(
                Map.of(
                    "positive", List.of(archive.resolve("rt-polarity.pos")),
                    "negative", List.of(archive.resolve("rt-polarity.neg"))),
                Map.of());
    List<String> pairs = Setup.all(corpus);
    assertEquals(10_662, pairs.size());
    assertEquals(5_331, pairs.stream().filter(pair -> pair.endsWith(" -> positive")).count());
  }
}
