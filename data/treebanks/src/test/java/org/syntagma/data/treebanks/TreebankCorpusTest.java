package org.syntagma.data.treebanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.files.Faults;

class TreebankCorpusTest {
  @TempDir private Path folder;

  private Setup setup() {
    return new Setup(folder);
  }

  private static List<String> sorted(List<String> words) {
    List<String> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    return sorted;
  }

  @Test
  void eachEpochHasTheSameSentencesInAnotherOrder() {
    Path file = setup().write("a.conllu", Setup.conllu("a", 50));
    ConlluCorpus corpus = setup().conllu(Faults.FAIL, file);
    List<String> first = Setup.all(corpus);
    corpus.rewind();
    List<String> second = Setup.all(corpus);
    assertEquals(50, first.size());
    assertEquals(sorted(first), sorted(second));
    assertNotEquals(first, second);
  }

  @Test
  void whatIsHeldOutIsInTheOrderOfItsFiles() {
    Setup setup = setup();
    ConlluCorpus corpus =
        setup.conllu(
            List.of(setup.write("a.conllu", Setup.conllu("a", 3))),
            List.of(
                setup.write("b.conllu", Setup.conllu("b", 2)),
                setup.write("c.conllu", Setup.conllu("c", 1))),
            List.of());
    assertEquals(List.of("b0", "b1", "c0"), Setup.all(corpus.heldOut().orElseThrow()));
    assertEquals(List.of("a0", "a1", "a2"), sorted(Setup.all(corpus)));
    assertEquals(
        List.of("a0", "a1 w1", "a2 w2 w2"),
        sorted(Stream.of(corpus.texts()).flatMap(TreebankCorpusTest::stream).toList()));
  }

  private static Stream<String> stream(Iterable<String> texts) {
    List<String> list = new ArrayList<>();
    texts.forEach(list::add);
    return list.stream();
  }

  @Test
  void folderStandsForItsTreebanksLessThoseHeldOutOrExcepted() {
    Setup setup = setup();
    setup.write("a.conllu", Setup.conllu("a", 1));
    setup.write("b.conllu.gz", Setup.conllu("b", 1));
    Path held = setup.write("c.conllu", Setup.conllu("c", 1));
    Path except = setup.write("d.conllu", Setup.conllu("d", 1));
    setup.write("README.txt", "no treebank");
    ConlluCorpus corpus = setup.conllu(List.of(folder), List.of(held), List.of(except));
    assertEquals(List.of("a0", "b0"), sorted(Setup.all(corpus)));
    assertEquals(
        List.of("a.conllu", "b.conllu.gz", "c.conllu"),
        corpus.sources().stream()
            .map(source -> Path.of(source.name()).getFileName().toString())
            .toList());
  }

  @Test
  void fileHasOneNameHoweverManyLinksLeadToIt() throws IOException {
    Setup setup = setup();
    Path held = setup.write("held.conllu", Setup.conllu("h", 1));
    Path own = setup.write("own.conllu", Setup.conllu("a", 1));
    Path folder = Files.createDirectory(setup.folder().resolve("links"));
    Files.createSymbolicLink(folder.resolve("a.conllu"), held);
    Files.createLink(folder.resolve("b.conllu"), held);
    Files.createSymbolicLink(folder.resolve("c.conllu"), own);
    Path linked = Files.createSymbolicLink(setup.folder().resolve("linked"), folder);
    List<Path> all = List.of(folder, linked, own, linked.resolve("../links/c.conllu"));
    assertEquals(List.of("a0"), Setup.all(setup.conllu(all, List.of(held), List.of())));
    assertEquals(List.of("a0"), Setup.all(setup.conllu(all, List.of(), List.of(held))));
    List<Path> links = List.of(linked.resolve("a.conllu"), folder.resolve("b.conllu"), held);
    assertEquals(
        List.of("h0"),
        Setup.all(setup.conllu(List.of(own), links, List.of()).heldOut().orElseThrow()));
  }

  @Test
  void sourcesAreTheBytesAsStored() throws IOException {
    Path file = setup().write("a.conllu.gz", Setup.conllu("a", 9));
    DataSource source = setup().conllu(Faults.FAIL, file).sources().get(0);
    assertEquals(Files.size(file), source.bytes());
    assertEquals(64, source.sha256().length());
  }

  @Test
  void longerSentencesAreLeftOut() {
    Path file = setup().write("a.conllu", Setup.conllu("a", 9));
    ConlluConfig config =
        new ConlluConfig(List.of(file), List.of(), List.of(), OptionalInt.of(2), Faults.FAIL);
    assertEquals(OptionalLong.of(6), setup().conllu(config).size());
  }

  @Test
  void functionTagsAreCutUnlessAskedFor() {
    Path file = setup().write("a.ptb", Setup.brackets("a", 1));
    Sentence sentence =
        setup().brackets(List.of(file), List.of(), List.of(), Faults.FAIL).next().orElseThrow();
    assertTrue(sentence.tree().orElseThrow() instanceof Constituency);
    assertTrue(sentence.tree().toString().contains("label=NP,"), sentence.tree().toString());
    assertTrue(sentence.source().contains("NP-SBJ"));
  }

  @Test
  void filesThatCannotBeUsed() throws IOException {
    Path absent = folder.resolve("absent.conllu");
    assertEquals(
        absent + ": found no such file; expected a file of data: check the path", message(absent));
    Path empty = setup().write("empty.conllu", "");
    assertEquals(empty + ": found no sentence; expected at least one", message(empty));
    Path damaged = setup().write("damaged.conllu.gz", Setup.conllu("a", 100));
    byte[] bytes = Files.readAllBytes(damaged);
    Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(message(damaged).startsWith(damaged + ": found damaged gzip ("));
    Path none = Files.createDirectory(folder.resolve("none"));
    assertEquals(
        none + ": found no file that ends in .conllu in this folder; expected at least one",
        message(none));
  }

  private String message(Path path) {
    ConlluCorpus corpus = setup().conllu(Faults.SKIP, path);
    return assertThrows(DataException.class, corpus::next).getMessage();
  }

  private static Optional<Path> shared(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(parent -> parent.resolve("shared/data").resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  @Test
  void realTreebankWithItsOwnSplit() throws IOException {
    Optional<Path> gum = shared("gum_const");
    assumeTrue(gum.isPresent(), "no shared/data/gum_const");
    Path trees = gum.get().resolve("const");
    List<String> lines = Files.readAllLines(gum.get().resolve("splits.md"));
    List<Path> dev = documents(lines, "## dev", trees);
    List<Path> test = documents(lines, "## test", trees);
    BracketCorpus corpus = setup().brackets(List.of(trees), dev, test, Faults.FAIL);
    assertEquals(OptionalLong.of(3707), corpus.size());
    assertEquals(OptionalLong.of(438), corpus.heldOut().orElseThrow().size());
    BracketCorpus last = setup().brackets(test, List.of(), List.of(), Faults.FAIL);
    assertEquals(OptionalLong.of(491), last.size());
  }

  private static List<Path> documents(List<String> lines, String heading, Path folder) {
    return lines.stream()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("##"))
        .filter(line -> line.contains("GUM_"))
        .map(line -> folder.resolve(line.replace("*", "").strip() + ".ptb"))
        .filter(Files::exists)
        .toList();
  }
}
