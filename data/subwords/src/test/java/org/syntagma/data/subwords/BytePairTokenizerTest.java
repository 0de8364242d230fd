package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.testkit.data.TokenizerContract;

class BytePairTokenizerTest implements TokenizerContract {
  private static final List<String> TEXTS = Texts.random(300, 1);

  @TempDir Path folder;

  @Override
  public Tokenizer create() {
    return new BytePairTokenizer(new BytePairConfig(300, 1));
  }

  private static BytePairTokenizer learned(int size, Iterable<String> texts) {
    BytePairTokenizer tokenizer = new BytePairTokenizer(new BytePairConfig(size, 2));
    tokenizer.learn(texts);
    return tokenizer;
  }

  @Test
  void anyTextComesBackAndCountsItsBytes() {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    assertEquals(900, tokenizer.size());
    List<String> texts = new ArrayList<>(Texts.random(1000, 2));
    texts.addAll(Texts.planes());
    for (String text : texts) {
      int[] ids = tokenizer.encode(text);
      assertEquals(text, tokenizer.decode(ids));
      assertEquals(text.getBytes(StandardCharsets.UTF_8).length, tokenizer.bytes(ids));
    }
  }

  @Test
  void encodesByItsMergesInTheirOrder() {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    MergesByHand merges = MergesByHand.of(tokenizer.toTokenizerJson());
    for (String text : Texts.random(1000, 3)) {
      // Java and the library know different versions of Unicode, and other letters beyond these.
      String common = text.replaceAll("[^\\x{0}-\\x{FFFF}\\x{1F000}-\\x{1F7FF}]|\\p{Cn}", "");
      assertArrayEquals(merges.encode(common), tokenizer.encode(common), common);
    }
  }

  @Test
  void itsFileEncodesAsItDoes() throws Exception {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, tokenizer.toTokenizerJson());
    FileTokenizer other = FileTokenizers.read(folder);
    assertEquals(tokenizer.special(), other.special());
    assertEquals(tokenizer.size(), other.size());
    assertEquals(tokenizer.size(), other.portableSize());
    for (String text : Texts.random(1000, 4)) {
      assertArrayEquals(tokenizer.encode(text), other.encode(text), text);
    }
  }

  @Test
  void longTextsAreEncodedAsTheLibraryEncodesThemWhole() {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    String text = String.join(" and so on: ", Texts.random(500, 5));
    NativeTokenizer whole =
        new NativeTokenizer(
            tokenizer
                .toTokenizerJson()
                .replaceFirst("\"added_tokens\":\\[.*?]", "\"added_tokens\":[]"));
    long[] ids = whole.encode(new String[] {text})[0];
    assertTrue(text.length() > 20_000);
    assertArrayEquals(
        Arrays.stream(ids).mapToInt(Math::toIntExact).toArray(), tokenizer.encode(text));
  }

  @Test
  void learnsTheSameWhateverTheOrderOfTheTexts() {
    List<String> reversed = new ArrayList<>(TEXTS);
    Collections.reverse(reversed);
    assertEquals(learned(600, TEXTS).identity(), learned(600, reversed).identity());
    assertFalse(learned(599, TEXTS).identity().equals(learned(600, TEXTS).identity()));
  }

  @Test
  void numbersItsSymbolsFirst() {
    BytePairTokenizer tokenizer = learned(300, TEXTS);
    assertEquals(new Tokenizer.Special(0, 1, 2, 3), tokenizer.special());
    assertEquals(OptionalInt.of(2), tokenizer.id("<end>"));
    assertEquals(OptionalInt.empty(), tokenizer.id("the"));
    assertEquals("<end>", tokenizer.symbol(2));
    assertEquals("!", tokenizer.symbol(4));
  }

  @Test
  void textThatNamesASpecialSymbolIsText() {
    Tokenizer tokenizer = learned(300, TEXTS);
    for (String name : Symbols.OWN.all()) {
      int[] ids = tokenizer.encode("a" + name + " b");
      assertEquals("a" + name + " b", tokenizer.decode(ids));
      assertTrue(Arrays.stream(ids).allMatch(id -> id > 3));
    }
  }

  @Test
  void halvesOfPairsBecomeReplacements() {
    Tokenizer tokenizer = learned(300, TEXTS);
    for (String text : List.of("a\uD83D", "\uDE00b", "\uDE00\uD83D", "x\uD83Dy😀")) {
      assertEquals(
          text.replaceAll("\uD83D(?!\uDE00)|(?<!\uD83D)\uDE00", "\uFFFD"),
          tokenizer.decode(tokenizer.encode(text)));
    }
  }

  @Test
  void bytesThatAreNotUtf8AreShownAsReplacementsAndCounted() {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    int[] smile = tokenizer.encode("\uD83E\uDD8B");
    assertEquals(4, tokenizer.bytes(smile));
    int[] cut = Arrays.copyOf(smile, smile.length - 1);
    assertTrue(tokenizer.decode(cut).contains("\uFFFD"));
    assertTrue(tokenizer.bytes(cut) < 4);
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      int[] ids = random.ints(20, 0, tokenizer.size()).toArray();
      assertTrue(tokenizer.bytes(ids) >= tokenizer.bytes(Arrays.copyOf(ids, 19)));
      assertFalse(tokenizer.decode(ids).contains("<pad>"));
    }
  }

  @Test
  void readsTextsOnceAndRefusesNone() {
    AtomicInteger readings = new AtomicInteger();
    learned(
        300,
        () -> {
          readings.incrementAndGet();
          return TEXTS.iterator();
        });
    assertEquals(1, readings.get());
    assertThrows(DataException.class, () -> learned(300, List.of()));
    assertThrows(IllegalArgumentException.class, () -> learned(300, TEXTS).symbol(300));
    assertThrows(IllegalStateException.class, () -> create().encode("a"));
  }

  @Test
  void endsEarlyWhereThereIsNothingMoreToMerge() {
    assertEquals(BytePairTokenizer.LEAST + 1, learned(1000, List.of("ab", "ab")).size());
  }

  @Test
  void servesSeveralThreads() {
    BytePairTokenizer tokenizer = learned(900, TEXTS);
    List<String> texts = Texts.random(400, 6);
    List<int[]> alone = texts.stream().map(tokenizer::encode).toList();
    List<int[]> together = texts.parallelStream().map(tokenizer::encode).toList();
    for (int i = 0; i < texts.size(); i++) {
      assertArrayEquals(alone.get(i), together.get(i));
    }
  }

  /** Encodes by the rules of a file, without the library. */
  private record MergesByHand(JsonObject vocabulary, List<Merge> merges) {
    private static MergesByHand of(String json) {
      JsonObject model = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("model");
      List<Merge> merges = new ArrayList<>();
      model.getAsJsonArray("merges").forEach(each -> merges.add(MergeRule.of(each).orElseThrow()));
      return new MergesByHand(model.getAsJsonObject("vocab"), merges);
    }

    private int[] encode(String text) {
      List<String> tokens = new ArrayList<>();
      PreTokens.split(text, word -> tokens.addAll(encodeWord(word)));
      return tokens.stream().mapToInt(token -> vocabulary.get(token).getAsInt()).toArray();
    }

    private List<String> encodeWord(String word) {
      List<String> tokens = new ArrayList<>();
      for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
        tokens.add(String.valueOf(ByteAlphabet.character(each)));
      }
      for (Merge merge : merges) {
        tokens = tokens.size() > 1 ? BytePairTrainerTest.join(tokens, merge) : tokens;
      }
      return tokens;
    }
  }
}
