package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerCaseTest {
  /** Figures of str.lower() in Python 3.11. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          ABC é     , abc é
          ΟΔΟΣ      , οδος
          ΟΔΟΣ ΣΟΦΟΣ, οδος σοφος
          Σ         , σ
          ΣΣ        , σς
          aΣ        , aς
          aΣb       , aσb
          Α1Σ       , α1σ
          ΑΣ1Β      , ας1β
          Α-Σ       , α-σ
          ΑΣ-Β      , ας-β
          Α.Σ       , α.ς
          ΑΣ.Β      , ασ.β
          ΑΣ:       , ας:
          Α'Σ       , α'ς
          𐐀Σ        , 𐐨ς
          Σ𐐀        , σ𐐨
          İΣ        , i̇ς
          """)
  void isThatOfPython(String text, String lower) {
    assertEquals(lower, LowerCase.of(text));
  }
}
