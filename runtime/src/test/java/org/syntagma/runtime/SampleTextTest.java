package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyTable;

class SampleTextTest {
  private static final int END = 2;

  @Test
  void theSpaceBetweenThePromptAndWhatFollowsBelongsToTheText() {
    // After the word 4 comes 5, then 6, then the end.
    TinyTable table = following(7, 4, 5, 5, 6, 6, END);
    try (Backend backend = Backends.open("eager");
        Model model = NetworkModel.create(table, new Words(7, false), backend, Randomness.of(1))) {
      List<SampleText> texts = continued(model, List.of("w4", "w4 w5"));
      assertEquals(List.of(" w5 w6", " w6"), texts.stream().map(SampleText::text).toList());
      assertEquals("w4 w5 w6", texts.get(1).prompt() + texts.get(1).text());
      Decoding search = Decoding.search(4, 2);
      assertEquals(" w5 w6", SampleText.best(model, "w4", search, 1).get(0).text());
    }
  }

  @Test
  void promptsBeginWithTheBeginSymbolOnlyWhereTheTokenizerSaysSo() {
    // What follows depends on the position alone.
    TinyTable table = TinyTable.script(7, List.of(4, 5, 6, END, END));
    for (boolean begins : new boolean[] {false, true}) {
      Words words = new Words(7, begins);
      try (Backend backend = Backends.open("eager");
          Model model = NetworkModel.create(table, words, backend, Randomness.of(1))) {
        assertEquals(
            begins ? " w5 w6" : " w4 w5 w6", continued(model, List.of("w4")).get(0).text());
      }
    }
  }

  private static List<SampleText> continued(Model model, List<String> prompts) {
    return SampleText.of(model, prompts, Decoding.greedy(4), Randomness.of(1), (row, token) -> {});
  }

  private static TinyTable following(int size, int... pairs) {
    Map<Integer, Map<Integer, Double>> next =
        Map.of(
            pairs[0], Map.of(pairs[1], 1.0),
            pairs[2], Map.of(pairs[3], 1.0),
            pairs[4], Map.of(pairs[5], 1.0));
    return TinyTable.following(size, next);
  }

  /** Words that decoding parts by spaces. */
  private record Words(int size, boolean beginsTexts) implements Tokenizer {
    @Override
    public void learn(Iterable<String> texts) {}

    @Override
    public Special special() {
      return new Special(0, 1, END, 3);
    }

    @Override
    public int[] encode(String text) {
      return Arrays.stream(text.split(" ", -1)).mapToInt(w -> w.charAt(1) - '0').toArray();
    }

    @Override
    public String decode(int[] ids) {
      return Arrays.stream(ids)
          .filter(id -> id > 3)
          .mapToObj(this::symbol)
          .collect(Collectors.joining(" "));
    }

    @Override
    public String symbol(int id) {
      return "w" + id;
    }

    @Override
    public String identity() {
      return "words";
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }
}
