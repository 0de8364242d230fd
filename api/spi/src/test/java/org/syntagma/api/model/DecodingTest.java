package org.syntagma.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodingTest {
  @Test
  void eachSettingIsChangedAlone() {
    Decoding all =
        new Decoding(1, 0, 0, 1, 2, 3, 4, List.of("5"), List.of("6"), Optional.empty(), true);
    Decoding changed =
        Decoding.defaults()
            .withMaximum(1)
            .withTemperature(0)
            .withTopK(7)
            .withTopK(0)
            .withTopP(0.5)
            .withTopP(1)
            .withBeams(2)
            .withLengthPenalty(3)
            .withRepetitionPenalty(4)
            .withStop(List.of("5"))
            .withAllowed(List.of("6"))
            .withLogProbabilities(true);
    assertEquals(all, changed);
    assertEquals(
        new Decoding(9, 0.5, 3, 0.25),
        new Decoding(9, 0, 3, 1).withTemperature(0.5).withTopP(0.25));
  }

  @Test
  void whatCanBeUsedHasNoProblems() {
    for (Decoding decoding :
        List.of(Decoding.defaults(), Decoding.greedy(1), Decoding.search(5, 4))) {
      assertEquals(List.of(), decoding.problems());
    }
  }

  @Test
  void allProblemsAreToldTogether() {
    Decoding wrong =
        new Decoding(0, -1, -2, 0, 0, -3, 0, List.of(""), List.of(""), Optional.empty(), false);
    assertEquals(9, wrong.problems().size(), wrong.problems()::toString);
    assertTrue(wrong.problems().contains("top-p = 0.0: must be in (0, 1]"));
  }

  @Test
  void aSearchCannotDraw() {
    Decoding search = Decoding.search(5, 2);
    for (Decoding wrong :
        List.of(search.withTemperature(1), search.withTopK(3), search.withTopP(0.9))) {
      assertEquals(1, wrong.problems().size());
      assertTrue(wrong.problems().get(0).contains("set temperature to 0"));
      assertEquals(List.of(), wrong.withBeams(1).problems());
    }
  }

  @Test
  void scoresAreLogProbabilitiesOverTheLengthPenalty() {
    Decoding decoding = Decoding.search(5, 2);
    assertEquals(-3, decoding.withLengthPenalty(0).score(-3, 7));
    assertEquals(-1.5, decoding.withLengthPenalty(1).score(-3, 7), 1e-12);
    assertEquals(-0.75, decoding.withLengthPenalty(2).score(-3, 7), 1e-12);
    assertEquals(-3, decoding.withLengthPenalty(2).score(-3, 1), 1e-12);
  }
}
