package org.syntagma.runtime.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyPieces;
import org.syntagma.runtime.tiny.TinyTable;

class StopStringsTest {
  private static final Backend BACKEND = Backends.open("eager");
  private static final int END = 2;
  private static final int UNKNOWN = 3;
  private static final int FIRST = 4;

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  /** A model that writes certain pieces, then the end symbol. */
  private record Scene(List<String> pieces, int maximum, List<String> stop) {
    static Scene writing(String... pieces) {
      return new Scene(List.of(pieces), pieces.length + 1, List.of());
    }

    Scene stoppingAt(String... stop) {
      return new Scene(pieces, maximum, List.of(stop));
    }

    Scene upTo(int tokens) {
      return new Scene(pieces, tokens, stop);
    }

    /** After {@code kept} of its pieces, and {@code rest}. */
    void assertStops(int kept, int drawn, String rest) {
      assertWrites(kept, drawn, rest, Ending.STOP);
    }

    void assertWrites(int kept, int drawn, String rest, Ending ending) {
      assertWrites(Decoding.greedy(maximum), kept, drawn, rest, ending);
      assertWrites(Decoding.search(maximum, 3), kept, drawn, rest, ending);
    }

    private void assertWrites(Decoding decoding, int kept, int drawn, String rest, Ending ending) {
      List<Integer> script = Stream.concat(pieces.stream().map(this::id), Stream.of(END)).toList();
      List<Integer> heard = new ArrayList<>();
      try (Model model =
          NetworkModel.create(
              TinyTable.script(FIRST + pieces.size(), script),
              new TinyPieces(pieces),
              BACKEND,
              Randomness.of(1))) {
        Sample sample =
            model
                .generator()
                .generate(
                    List.of(new Prompt(List.of())),
                    decoding.withStop(stop),
                    Randomness.of(1),
                    (row, token) -> heard.add(token))
                .get(0);
        assertEquals(script.subList(0, kept), sample.tokens());
        assertEquals(rest, sample.rest());
        assertEquals(ending, sample.ending());
        assertEquals(drawn, sample.logProbabilities().size());
        assertEquals(sample.tokens(), heard);
      }
    }

    private int id(String piece) {
      return piece.equals("\uFFFD") ? UNKNOWN : FIRST + pieces.indexOf(piece);
    }
  }

  @Test
  void atTheVeryBeginning() {
    Scene.writing("a", "b", "c").stoppingAt("a").assertStops(0, 1, "");
    Scene.writing("ab", "c").stoppingAt("ab").assertStops(0, 1, "");
    Scene.writing("ab", "c").stoppingAt("a").assertStops(0, 1, "");
  }

  @Test
  void acrossTwoTokens() {
    Scene.writing("x", "a", "b", "y").stoppingAt("ab").assertStops(1, 3, "");
    Scene.writing("xa", "by").stoppingAt("ab").assertStops(0, 2, "x");
  }

  @Test
  void acrossThreeTokens() {
    Scene.writing("w", "xa", "b", "cy", "z").stoppingAt("abc").assertStops(1, 4, "x");
    Scene.writing("x", "a", "b", "c").stoppingAt("abc").assertStops(1, 4, "");
  }

  @Test
  void thatBeginsAgainWithinItself() {
    Scene.writing("a", "a", "a", "b").stoppingAt("aab").assertStops(1, 4, "");
    Scene.writing("aa", "a", "ab").stoppingAt("aab").assertStops(1, 3, "");
    Scene.writing("aa", "ab").stoppingAt("aab").assertStops(0, 2, "a");
    Scene.writing("ab", "ab", "ac").stoppingAt("abac").assertStops(1, 3, "");
  }

  @Test
  void insideOneToken() {
    Scene.writing("so", "well.\nNo").stoppingAt(".\n").assertStops(1, 2, "well");
    Scene.writing("so", ".\n").stoppingAt(".\n").assertStops(1, 2, "");
    Scene.writing("so", "well.\n").stoppingAt("\n").assertStops(1, 2, "well.");
  }

  @Test
  void atTheMaximum() {
    Scene.writing("a", "b", "c").upTo(2).stoppingAt("b").assertStops(1, 2, "");
    Scene.writing("a", "b", "c").upTo(2).stoppingAt("bc").assertWrites(2, 2, "", Ending.TRUNCATED);
    Scene.writing("a", "b", "c").upTo(3).stoppingAt("bc").assertStops(1, 3, "");
  }

  @Test
  void theOneThatBeginsFirstCountsOfThoseThatATokenCompletes() {
    Scene.writing("x", "ba").stoppingAt("a", "ba").assertStops(1, 2, "");
    Scene.writing("x", "ba").stoppingAt("ba", "a").assertStops(1, 2, "");
    Scene.writing("y", "xbac").stoppingAt("c", "ba").assertStops(1, 2, "x");
    Scene.writing("a", "b", "c", "d").stoppingAt("abcd", "bc").assertStops(1, 3, "");
  }

  @Test
  void thatOnlyBegunDoesNotCount() {
    Scene.writing("x", "a").stoppingAt("ab").assertWrites(2, 3, "", Ending.END);
    Scene.writing("a", "a", "c", "b").stoppingAt("ab").assertWrites(4, 5, "", Ending.END);
  }

  @Test
  void thePromptDoesNotCount() {
    TinyPieces tokenizer = new TinyPieces(List.of("a", "b"));
    try (Model model =
        NetworkModel.create(
            TinyTable.script(6, List.of(5, END)), tokenizer, BACKEND, Randomness.of(1))) {
      Sample sample =
          model
              .generator()
              .generate(
                  List.of(new Prompt(List.of(4))),
                  Decoding.greedy(2).withStop(List.of("ab")),
                  Randomness.of(1))
              .get(0);
      assertEquals(new Sample(List.of(5), List.of(0.0, 0.0), Ending.END), sample);
    }
  }

  /** é is C3 A9, 😀 is F0 9F 98 80; E2 82 begins €. */
  @Test
  void amongTokensThatArePartsOfCharacters() {
    Scene.writing("a", "\u00C3", "\u00A9", "b").stoppingAt("é").assertStops(1, 3, "");
    Scene.writing("a", "\u00C3", "\u00A9", "!").stoppingAt("!").assertStops(3, 4, "");
    Scene.writing("a", "\u00F0\u009F", "\u0098\u0080x").stoppingAt("x").assertStops(1, 3, "😀");
    Scene.writing("\u00C3", "\u00A9\u00F0", "\u009F\u0098\u0080")
        .stoppingAt("😀")
        .assertStops(0, 3, "é");
    Scene.writing("a", "\u00E2", "\u0082", "b").stoppingAt("b").assertStops(3, 4, "");
  }

  @Test
  void unknownSymbolsAreTextToo() {
    Scene.writing("a", "\uFFFD", "b").stoppingAt("b").assertStops(2, 3, "");
    Scene.writing("a", "\uFFFD", "b").stoppingAt("\uFFFD").assertStops(1, 3, "");
    Scene.writing("a", "\uFFFD").stoppingAt("\uFFFD").assertStops(1, 3, "");
    Scene.writing("a", "\uFFFD").upTo(2).stoppingAt("\uFFFD").assertStops(1, 2, "");
  }

  @Test
  void longTextsAreReadToTheEnd() {
    String[] pieces = new String[101];
    for (int i = 0; i < 100; i++) {
      pieces[i] = Character.toString('A' + i % 20);
    }
    pieces[100] = "!";
    Scene.writing(pieces).stoppingAt("ST!").assertStops(98, 101, "");
  }

  @Test
  void tokensAreToldAsSoonAsTheyAreNoPartOfAStopString() {
    TinyPieces tokenizer = new TinyPieces(List.of("x", "a", "b", "\u00C3", "\u00A9"));
    Stops stops = new Stops(List.of("aab", "éa"));
    StringBuilder heard = new StringBuilder();
    Teller teller = new Teller(0, (row, token) -> heard.append(token));
    Continuation text =
        Continuation.start(
            Optional.empty(), Optional.of(WatchedText.of(stops, tokenizer.growing())));
    int[] drawn = {4, 5, 5, 5, 4, 7, 8, 4};
    String[] expected = {"4", "4", "4", "45", "45554", "45554", "45554", "45554784"};
    for (int i = 0; i < drawn.length; i++) {
      text = text.append(drawn[i], 0);
      teller.drawn(text);
      assertEquals(expected[i], heard.toString());
    }
  }
}
