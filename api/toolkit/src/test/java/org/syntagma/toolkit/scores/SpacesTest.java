package org.syntagma.toolkit.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpacesTest {
  /** The characters of which str.isspace() is true in Python 3.11. */
  @Test
  void areThoseOfPython() {
    List<Integer> python =
        List.of(
            0x9, 0xA, 0xB, 0xC, 0xD, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0, 0x1680, 0x2000,
            0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028,
            0x2029, 0x202F, 0x205F, 0x3000);
    List<Integer> ours =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Spaces::isSpace).boxed().toList();
    assertEquals(python, ours);
  }

  @Test
  void cutWordsAndEnds() {
    assertEquals(List.of("a", "b\u200b", "c"), Spaces.words(" a\u00a0\u3000b\u200b\n\tc "));
    assertEquals(List.of(), Spaces.words("\u2028 "));
    assertEquals("\t a  b", Spaces.withoutTrailing("\t a  b \u0085"));
    assertEquals("a  b ", Spaces.withoutLeading("\t\u2003a  b "));
  }
}
