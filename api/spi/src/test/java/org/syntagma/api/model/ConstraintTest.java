package org.syntagma.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintTest {
  private static final int END = 2;

  @Test
  void sequencesEndWhereOneOfThemDoes() {
    Constraint start =
        AllowedSequences.of(List.of(List.of(7, 8, 9), List.of(7, 8), List.of(5)), END);
    assertEquals(set(5, 7), start.allowed());
    assertEquals(set(END), start.after(5).allowed());
    assertEquals(set(8), start.after(7).allowed());
    assertEquals(set(END, 9), start.after(7).after(8).allowed());
    assertEquals(set(END), start.after(7).after(8).after(9).allowed());
  }

  @Test
  void anEmptySequenceMayEndAtOnce() {
    assertEquals(set(END, 4), AllowedSequences.of(List.of(List.of(), List.of(4)), END).allowed());
  }

  @Test
  void whatNoSequenceHoldsIsRefused() {
    Constraint start = AllowedSequences.of(List.of(List.of(7)), END);
    assertThrows(IllegalArgumentException.class, () -> start.after(8));
    assertThrows(
        IllegalArgumentException.class, () -> AllowedSequences.of(List.of(List.of(7, END)), END));
  }

  @Test
  void sequencesStayAsTheyAreAfterAll() {
    Constraint start = AllowedSequences.of(List.of(List.of(7, 8)), END);
    assertSame(start.after(7).allowed(), start.after(7).allowed());
  }

  @Test
  void theSameTokensAreAllowedEverywhere() {
    BitSet ids = set(3, 4);
    Constraint constraint = AllowedTokens.of(ids);
    ids.set(5);
    assertEquals(set(3, 4), constraint.allowed());
    assertEquals(AllowedTokens.of(3, 4).allowed(), constraint.after(4).after(3).allowed());
  }

  @Test
  void bothConstraintsMustAllow() {
    Constraint one = AllowedSequences.of(List.of(List.of(7, 8), List.of(5)), END);
    Constraint both = one.and(AllowedTokens.of(7, 8, 9));
    assertEquals(set(7), both.allowed());
    assertEquals(set(8), both.after(7).allowed());
    assertEquals(set(), both.after(7).after(8).allowed());
    assertEquals(set(5, 7), one.allowed());
    Constraint fixed = AllowedTokens.of(1, 2).and(AllowedTokens.of(2, 3));
    assertSame(fixed, fixed.after(2));
  }

  private static BitSet set(int... ids) {
    BitSet set = new BitSet();
    for (int id : ids) {
      set.set(id);
    }
    return set;
  }
}
