package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactMatchTest {
  /** References are separated by bars. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a b c    , a b c           , 1, 1.0
          a b c    , a b d           , 0, 0.6666666666666666
          a b c    , a b             , 0, 0.6666666666666666
          a b      , a b c           , 0, 0.6666666666666666
          a b c    , x y z           , 0, 0.0
          a b c d  , b c d           , 0, 0.0
          b c d    , a b c d         , 0, 0.0
          x a b c  , a a b c         , 0, 0.75
          a a a    , a               , 0, 0.3333333333333333
          a        , a a a a         , 0, 0.25
          a b a b  , b a b a         , 0, 0.0
          A b      , a b             , 0, 0.5
          a        , a               , 1, 1.0
          a        , b               , 0, 0.0
          ''       , ''              , 1, 0.0
          ''       , a b             , 0, 0.0
          a b      , ''              , 0, 0.0
          a b c    , a x x|a b x     , 0, 0.6666666666666666
          a b c    , x|a b c|a b     , 1, 1.0
          a b c    , a b c d|a b     , 0, 0.75
          ''       , a|              , 1, 0.0
          1 , 1 1|1 2|2              , 0, 0.5
          """)
  void countsEqualPlacesOverTheLongerLength(
      String hypothesis, String references, int sequences, double tokens) {
    ExactMatch match = new ExactMatch();
    match.add(
        Spaces.words(hypothesis),
        List.of(references.split("\\|", -1)).stream().map(Spaces::words).toList());
    assertEquals(sequences, match.sequenceAccuracy());
    assertEquals(tokens, match.tokenAccuracy(), 1e-15);
  }

  @Test
  void countsTokensOfAllSequencesTogether() {
    ExactMatch match = new ExactMatch();
    match.add(List.of(1, 2, 3, 4), List.of(List.of(1, 2, 3, 5)));
    match.add(List.of(7), List.of(List.of(7)));
    match.add(List.of(), List.of(List.of(9)));
    assertEquals(3, match.count());
    assertEquals(1 / 3.0, match.sequenceAccuracy(), 1e-15);
    assertEquals(4 / 6.0, match.tokenAccuracy(), 1e-15);
  }

  @Test
  void isNothingWithoutSequences() {
    ExactMatch match = new ExactMatch();
    assertEquals(0, match.sequenceAccuracy());
    assertEquals(0, match.tokenAccuracy());
  }

  @Test
  void refusesAHypothesisWithoutReferences() {
    ExactMatch match = new ExactMatch();
    assertThrows(IllegalArgumentException.class, () -> match.add(List.of("a"), List.of()));
  }
}
