package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.GrowingText;
import org.syntagma.runtime.tiny.TinyTokenizer;
import org.syntagma.toolkit.state.Snapshot;

class SymbolTokenizerTest {
  private final TinyTokenizer plain = new TinyTokenizer(12);
  private final SymbolTokenizer tokenizer = new SymbolTokenizer(plain);

  @Test
  void symbolsFollowTheTokenizersIdsInTheirOrder() {
    tokenizer.add(List.of("<sep>", "<ask>"));
    tokenizer.add(List.of("<ask>", "<tell>"));
    assertEquals(15, tokenizer.size());
    assertEquals(OptionalInt.of(12), tokenizer.id("<sep>"));
    assertEquals(OptionalInt.of(14), tokenizer.id("<tell>"));
    assertEquals(OptionalInt.empty(), tokenizer.id("<none>"));
    assertEquals("<ask>", tokenizer.symbol(13));
    assertEquals(plain.symbol(5), tokenizer.symbol(5));
  }

  @Test
  void textNeverBecomesASymbolAndSymbolsNeverText() {
    String text = plain.decode(new int[] {5, 6});
    tokenizer.add(List.of(text));
    assertArrayEquals(plain.encode(text), tokenizer.encode(text));
    assertEquals(text, tokenizer.decode(new int[] {5, 12, 6}));
    assertEquals(plain.bytes(new int[] {5, 6}), tokenizer.bytes(new int[] {5, 12, 6}));
  }

  @Test
  void symbolsAreKeptInItsState() {
    tokenizer.add(List.of("<sep>", "<ask>"));
    SymbolTokenizer loaded = new SymbolTokenizer(new TinyTokenizer(12));
    loaded.add(List.of("<other>"));
    loaded.load(Snapshot.of(tokenizer).reader());
    assertEquals(14, loaded.size());
    assertEquals(tokenizer.id("<ask>"), loaded.id("<ask>"));
    assertEquals(OptionalInt.empty(), loaded.id("<other>"));
  }

  @Test
  void symbolsAddNothingToAGrowingText() {
    tokenizer.add(List.of("<sep>"));
    GrowingText text = tokenizer.growing();
    StringBuilder whole = new StringBuilder();
    for (int id : new int[] {5, 12, 12, 6}) {
      text = text.append(id);
      whole.append(text.added());
    }
    assertEquals(tokenizer.decode(new int[] {5, 12, 12, 6}), whole + text.open());
  }
}
