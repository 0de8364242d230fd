package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;

class PatternTest {
  private static final String SCAN = "IN: (?<source>.*) OUT: (?<target>.*)";

  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private String fault(String pattern, String text) {
    Path file = setup().write("a.txt", text);
    return Setup.fault(setup().pattern(file, pattern), file);
  }

  private static String wrong(String pattern) {
    return assertThrows(DataException.class, () -> new PatternFormat(pattern)).getMessage();
  }

  @Test
  void groupsOfTheWholeLineAreSourceAndTarget() {
    Path file = setup().write("a.txt", "\uFEFFIN: jump twice OUT: I_JUMP I_JUMP\r\n\r\n");
    assertEquals(List.of("jump twice -> I_JUMP I_JUMP"), Setup.all(setup().pattern(file, SCAN)));
    Path swapped = setup().write("b.txt", "a=1\nb=2\n");
    assertEquals(
        List.of("1 -> a", "2 -> b"),
        Setup.sorted(setup().pattern(swapped, "(?<target>\\w)=(?<source>\\d)")));
  }

  @Test
  void lineThatDoesNotMatchIsNamedByItsBeginning() {
    assertEquals(
        "F:2: found 'IN: walk', which the pattern does not match; expected a line that it matches whole",
        fault(SCAN, "IN: a OUT: b\nIN: walk\n"));
    assertEquals(
        "F:1: found '"
            + "😀".repeat(30)
            + "…', which the pattern does not match; expected a line that it matches whole",
        fault(SCAN, "😀".repeat(100)));
  }

  @Test
  void groupThatMatchedNothingIsNamed() {
    assertEquals(
        "F:1: found no target; expected the pattern's group to match",
        fault("(?<source>a)(?<target>b)?", "a"));
  }

  @Test
  void exponentialSearchEnds() {
    // A reference back to a group keeps the JDK from remembering where it has failed before.
    String message = fault("(?<source>(a+)+)(?<target>\\2b)", "a".repeat(100));
    assertTrue(message.startsWith("F:1: found 'aaaa"), message);
    assertTrue(message.contains("…', on which the pattern does not come to an end;"), message);
  }

  @Test
  void deepRecursionIsAFaultAndNoOverflow() {
    String message = fault("(?<source>(a|b)*)(?<target>c)", "ab".repeat(1_000_000));
    assertTrue(message.contains("on which the pattern does not come to an end;"), message);
  }

  @Test
  void patternThatIsNoneIsNamed() {
    assertTrue(
        wrong("(?<source>.*")
            .startsWith(
                "pattern = (?<source>.*: found no regular expression of Java (Unclosed group"));
    assertEquals(
        "pattern = (?<source>.*): found no group called target; expected one, such as (?<target>.*)",
        wrong("(?<source>.*)"));
    assertEquals(
        "pattern = a: found no group called source; expected one, such as (?<source>.*)",
        wrong("a"));
  }
}
