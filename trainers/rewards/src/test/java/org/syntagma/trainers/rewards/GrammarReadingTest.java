package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.toolkit.constraints.GrammarConstraint;

class GrammarReadingTest {
  private static final List<String> PIECES = List.of("a", "dog", "do", "-", ".", "..", " ");
  private static final int LONGEST = 5;

  /** What a model may be made to write is what is read. */
  @Test
  void readsJustWhatAConstraintLetsAModelWrite(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("g.cfg"),
            """
            S -> N END | N "-" S
            N -> "a" "dog" | "a-do" | "dog"
            END -> "." | "..." | "." "." "."
            """);
    try (Made made = new Made()) {
      Grammar grammar = made.of(Grammar.class, "{type: cfg, path: '%s'}".formatted(file));
      Tokenizer characters = made.of(Tokenizer.class, "{type: characters}");
      characters.learn(List.of("a dog-."));
      Constraint start = GrammarConstraint.of(grammar, characters).start();
      GrammarReading reading = new GrammarReading(grammar);
      int sentences = 0;
      for (String text : texts()) {
        boolean allowed = allows(start, characters, text);
        GrammarReading.Found found = reading.read(text);
        assertEquals(allowed, found.sentence(), text);
        assertTrue(found.begun() <= found.words(), text);
        sentences += allowed ? 1 : 0;
      }
      assertTrue(sentences > 10, sentences + " sentences");
    }
  }

  /** All that the pieces make, but for white space that a constraint does not allow anyway. */
  private static List<String> texts() {
    List<String> all = new ArrayList<>(List.of(""));
    List<String> last = all;
    for (int length = 1; length <= LONGEST; length++) {
      List<String> longer = new ArrayList<>();
      last.forEach(text -> PIECES.forEach(piece -> longer.add(text + piece)));
      last = longer;
      all = new ArrayList<>(all);
      all.addAll(longer);
    }
    return all.stream().filter(text -> text.equals(text.strip()) && !text.contains("  ")).toList();
  }

  private static boolean allows(Constraint start, Tokenizer tokenizer, String text) {
    Constraint place = start;
    for (int id : tokenizer.encode(text)) {
      if (!place.allowed().get(id)) {
        return false;
      }
      place = place.after(id);
    }
    return place.allowed().get(tokenizer.special().end());
  }
}
