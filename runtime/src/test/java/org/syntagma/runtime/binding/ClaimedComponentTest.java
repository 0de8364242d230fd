package org.syntagma.runtime.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.runtime.settings.Problem;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

/** A component among the settings of a record. */
class ClaimedComponentTest {
  private static final RecordBinder BINDER =
      RecordBinder.forLoader(ClaimedComponentTest.class.getClassLoader());
  private static final Setting.Fields GIVEN =
      Settings.builder().environment(Map.of()).set("count=2").set("grammar.type=cfg").read().root();

  record WithGrammar(int count, Optional<Grammar> grammar) {
    static WithGrammar defaults() {
      return new WithGrammar(1, Optional.empty());
    }
  }

  @Test
  void isLeftToWhoeverClaimsItsKey() {
    Problems problems = new Problems();
    assertEquals(
        Optional.of(new WithGrammar(2, Optional.empty())),
        BINDER.bind(WithGrammar.class, GIVEN, "part", Set.of("grammar"), problems));
    assertEquals(0, problems.count());
    assertEquals(List.of(), RecordCheck.problems(WithGrammar.class, BINDER));
  }

  @Test
  void cannotBeGivenWhereNobodyClaimsIt() {
    Problems problems = new Problems();
    assertEquals(
        Optional.empty(), BINDER.bind(WithGrammar.class, GIVEN, "part", Set.of(), problems));
    assertEquals(
        List.of("cannot be given here"), problems.list().stream().map(Problem::message).toList());
  }
}
