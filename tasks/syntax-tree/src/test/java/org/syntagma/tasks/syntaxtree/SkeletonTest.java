package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.InducedTreesConfig.SymbolType;

class SkeletonTest {
  /** "Well" hangs from a comma, against the treebank's rules but not unheard of. */
  private static final Sentence WELL =
      new Sentence(
              List.of("Well", ",", "dogs", "bark", "!"),
              "Well, dogs bark!",
              Optional.of(
                  new Dependency(
                      List.of("Well", ",", "dogs", "bark", "!"),
                      List.of(2, 4, 4, 0, 4),
                      List.of("discourse", "punct", "nsubj", "root", "punct"))))
          .with(Sentence.UPOS, List.of("INTJ", "PUNCT", "NOUN", "VERB", "PUNCT"));

  private static InducedTreesConfig reading(SymbolType type, int minimum, boolean punctuation) {
    return new InducedTreesConfig(type, minimum, punctuation, 10, 3, 0, 0, "symbols");
  }

  private static Symbols tags() {
    return Symbols.learned(reading(SymbolType.UPOS, 1, false), List.of(WELL));
  }

  @Test
  void leavesPunctuationOut() {
    Skeleton skeleton = tags().skeleton(WELL);
    assertArrayEquals(new int[] {0, 2, 3}, skeleton.places());
    assertArrayEquals(new int[] {1, 2, 3}, skeleton.symbols());
    assertEquals(4, tags().size());
  }

  @Test
  void climbsOverPunctuationToTheGoldHead() {
    assertArrayEquals(new int[] {3, 3, 0}, tags().skeleton(WELL).gold().orElseThrow());
  }

  @Test
  void keepsPunctuationWhereAsked() {
    Symbols symbols = Symbols.learned(reading(SymbolType.UPOS, 1, true), List.of(WELL));
    Skeleton skeleton = symbols.skeleton(WELL);
    assertArrayEquals(new int[] {1, 3, 2, 4, 3}, skeleton.symbols());
    assertArrayEquals(new int[] {2, 4, 4, 0, 4}, skeleton.gold().orElseThrow());
  }

  @Test
  void hangsPunctuationFromTheRootOfWhatWasFound() {
    Sentence parsed = tags().skeleton(WELL).with(new int[] {2, 0, 2});
    assertEquals(
        new Dependency(
            WELL.words(), List.of(3, 3, 0, 3, 3), List.of("dep", "punct", "root", "dep", "punct")),
        parsed.tree().orElseThrow());
  }

  @Test
  void branchesRightAndLeft() {
    Skeleton skeleton = tags().skeleton(WELL);
    assertArrayEquals(new int[] {0, 1, 2}, skeleton.rightBranching());
    assertArrayEquals(new int[] {2, 3, 0}, skeleton.leftBranching());
  }

  @Test
  void numbersSymbolsAlikeWhateverTheOrderOfSentences() {
    Sentence other =
        new Sentence(List.of("the"), "the", Optional.empty()).with(Sentence.UPOS, List.of("DET"));
    InducedTreesConfig config = reading(SymbolType.UPOS, 1, false);
    assertEquals(
        Symbols.learned(config, List.of(WELL, other)).names().all(),
        Symbols.learned(config, List.of(other, WELL)).names().all());
  }

  @Test
  void rareAndNewWordsAreOneSymbol() {
    Sentence words = new Sentence(List.of("Dogs", "see", "dogs"), "", Optional.empty());
    Symbols symbols = Symbols.learned(reading(SymbolType.FORM, 2, true), List.of(words));
    assertEquals(2, symbols.size());
    Sentence others = new Sentence(List.of("DOGS", "see", "new"), "", Optional.empty());
    assertArrayEquals(new int[] {1, 0, 0}, symbols.skeleton(others).symbols());
  }

  @Test
  void saysWhichTagsAreMissing() {
    Sentence bare = new Sentence(List.of("Dogs"), "Dogs", Optional.empty());
    String told =
        assertThrows(IllegalArgumentException.class, () -> tags().skeleton(bare)).getMessage();
    assertTrue(told.contains("'Dogs' has no upos tags"), told);
    Symbols forms = new Symbols(reading(SymbolType.XPOS, 1, true), new Names(List.of()));
    told = assertThrows(IllegalArgumentException.class, () -> forms.skeleton(WELL)).getMessage();
    assertTrue(told.contains("no xpos tags"), told);
  }

  @Test
  void refusesMoreSymbolsThanTablesCanHold() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 4001; i++) {
      words.add("w" + i);
    }
    Sentence all = new Sentence(words, "", Optional.empty(), Map.of(), "");
    InducedTreesConfig config = reading(SymbolType.FORM, 1, true);
    String told =
        assertThrows(DataException.class, () -> Symbols.learned(config, List.of(all))).getMessage();
    assertTrue(told.contains("4001 symbols") && told.contains("minimum-count"), told);
  }
}
