package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.testkit.state.MemoryState;
import org.syntagma.toolkit.files.Faults;

class SplitTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private static List<String> heldOut(Corpus<Pair> corpus) {
    return Setup.all(corpus.heldOut().orElseThrow());
  }

  private static Set<String> sources(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.substring(0, pair.indexOf(" -> ")))
        .collect(Collectors.toSet());
  }

  /** Five targets for each of {@code sources} sources. */
  private Path repeated(int sources) {
    return setup()
        .write(
            "a.tsv",
            IntStream.range(0, 5 * sources)
                .mapToObj(i -> "s%d\tt%d\n".formatted(i % sources, i))
                .collect(Collectors.joining()));
  }

  @Test
  void epochsHaveTheSamePairsInOtherOrders() {
    TsvCorpus corpus = setup().tsv(setup().write("a.tsv", Setup.rows(100)));
    List<String> first = Setup.all(corpus);
    corpus.rewind();
    List<String> second = Setup.all(corpus);
    assertNotEquals(first, second);
    assertEquals(new TreeSet<>(first), new TreeSet<>(second));
    assertEquals(100, new HashSet<>(first).size());
    assertNotEquals(
        first, Setup.all(setup().run(2).tsv(folder.resolve("a.tsv"))), "the run chooses the order");
  }

  @Test
  void cursorGoesOnInTheMiddleOfAnEpoch() {
    Path file = setup().write("a.tsv", Setup.rows(50));
    TsvCorpus whole = setup().tsv(file);
    whole.rewind();
    for (int i = 0; i < 20; i++) {
      assertTrue(whole.next().isPresent());
    }
    TsvCorpus resumed = setup().tsv(file);
    MemoryState.copy(whole, resumed);
    List<String> rest = Setup.all(whole);
    assertEquals(30, rest.size());
    assertEquals(rest, Setup.all(resumed));
  }

  @Test
  void validationFilesAreHeldOutAndNotTrainedOn() {
    Path train = setup().write("train.tsv", "a\tb\n");
    Path valid = setup().write("valid.tsv", "c\td\ne\tf\n");
    TsvCorpus corpus = setup().tsv(List.of(train, valid), List.of(valid), "1", "2", false);
    assertEquals(List.of("a -> b"), Setup.all(corpus));
    assertEquals(List.of("c -> d", "e -> f"), heldOut(corpus));
    assertEquals(2, corpus.sources().size());
  }

  @Test
  void nothingIsHeldOutUnlessAsked() {
    assertEquals(Optional.empty(), setup().tsv(repeated(3)).heldOut());
  }

  @Test
  void shareHoldsOutWholeSources() {
    TsvCorpus corpus = setup().with(Setup.share(0.2, SplitBy.SOURCE, 1)).tsv(repeated(1000));
    List<String> training = Setup.all(corpus);
    List<String> heldOut = heldOut(corpus);
    assertEquals(5000, training.size() + heldOut.size());
    assertTrue(sources(training).stream().noneMatch(sources(heldOut)::contains));
    // The mean of 200 sources, and four standard deviations of 12.6.
    assertEquals(200, sources(heldOut).size(), 51);
    assertEquals(5 * sources(heldOut).size(), heldOut.size());
  }

  @Test
  void shareByRowDividesSourcesToo() {
    TsvCorpus corpus = setup().with(Setup.share(0.2, SplitBy.ROW, 1)).tsv(repeated(1000));
    List<String> training = Setup.all(corpus);
    List<String> heldOut = heldOut(corpus);
    assertEquals(5000, training.size() + heldOut.size());
    assertEquals(1000, heldOut.size(), 114);
    assertTrue(sources(training).stream().filter(sources(heldOut)::contains).count() > 300);
  }

  @Test
  void onlyTheSplitsSeedChoosesWhatIsHeldOut() {
    Path file = repeated(200);
    Setup one = setup().with(Setup.share(0.2, SplitBy.SOURCE, 1));
    List<String> heldOut = heldOut(one.tsv(file));
    assertEquals(heldOut, heldOut(one.run(2).tsv(file)));
    assertNotEquals(heldOut, heldOut(setup().with(Setup.share(0.2, SplitBy.SOURCE, 2)).tsv(file)));
    // Other pairs do not matter.
    Path more = setup().write("b.tsv", "other\tpair\n");
    assertEquals(
        sources(heldOut),
        sources(heldOut(one.tsv(List.of(more, file), List.of(), "1", "2", false))).stream()
            .filter(source -> !source.equals("other"))
            .collect(Collectors.toSet()));
  }

  @Test
  void eachPairIsHeldOutInOneFoldOnly() {
    Path file = repeated(300);
    List<String> all = new ArrayList<>();
    Set<String> sources = new HashSet<>();
    for (int fold = 1; fold <= 5; fold++) {
      TsvCorpus corpus = setup().with(Setup.fold(fold, 5)).tsv(file);
      List<String> heldOut = heldOut(corpus);
      assertEquals(1500 - heldOut.size(), Setup.all(corpus).size());
      assertTrue(sources(heldOut).stream().allMatch(sources::add), "a source is in two folds");
      assertEquals(300, heldOut.size(), 5 * 28, "folds are about as large");
      all.addAll(heldOut);
    }
    assertEquals(1500, new HashSet<>(all).size());
  }

  @Test
  void partWithoutPairsIsNamed() {
    Path file = setup().write("a.tsv", "a\tb\n");
    String message =
        Setup.message(setup().with(Setup.share(1e-9, SplitBy.SOURCE, 1)).tsv(file), file);
    assertEquals("[F]: found no pair to hold out; expected at least one", message);
  }

  @Test
  void tokenizersSeeWhatIsTrainedOnOnly() {
    TsvCorpus corpus = setup().with(Setup.share(0.5, SplitBy.SOURCE, 1)).tsv(repeated(20));
    List<String> texts = new ArrayList<>();
    corpus.texts().forEach(texts::add);
    List<String> expected =
        Setup.all(corpus).stream().flatMap(pair -> List.of(pair.split(" -> ")).stream()).toList();
    assertEquals(new TreeSet<>(expected), new TreeSet<>(texts));
    assertEquals(expected.size(), texts.size());
    assertTrue(sources(heldOut(corpus)).stream().noneMatch(texts::contains));
  }

  @Test
  void waysToHoldOutExcludeEachOther() {
    assertTrue(settings(List.of(), 0, 0, 0).isHeldOutOnce());
    assertTrue(settings(List.of(folder), 0, 0, 0).isHeldOutOnce());
    assertFalse(settings(List.of(folder), 0.1, 0, 0).isHeldOutOnce());
    assertFalse(settings(List.of(), 0.1, 5, 1).isHeldOutOnce());
    assertFalse(settings(List.of(folder), 0, 5, 1).isHeldOutOnce());
  }

  @Test
  void foldIsOneOfTheFolds() {
    assertTrue(settings(List.of(), 0, 0, 0).isFoldOfFolds());
    assertTrue(settings(List.of(), 0, 5, 5).isFoldOfFolds());
    assertFalse(settings(List.of(), 0, 5, 6).isFoldOfFolds());
    assertFalse(settings(List.of(), 0, 5, 0).isFoldOfFolds());
    assertFalse(settings(List.of(), 0, 0, 1).isFoldOfFolds());
  }

  private TsvConfig settings(List<Path> validation, double share, int folds, int fold) {
    return new TsvConfig(
        List.of(folder),
        validation,
        "1",
        "2",
        false,
        share,
        SplitBy.SOURCE,
        folds == 0 ? OptionalInt.empty() : OptionalInt.of(folds),
        fold == 0 ? OptionalInt.empty() : OptionalInt.of(fold),
        1,
        Faults.FAIL);
  }
}
