package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Tokenizer;

/** The tokenizer of a small Llama: signs for spaces, and bytes for rare characters. */
class Stories260kTest {
  private static FileTokenizer tokenizer;

  @BeforeAll
  static void read() {
    tokenizer = FileTokenizers.read(SharedData.find("stories260K/hf"));
  }

  @Test
  void encodesTheReferenceTextToItsIds() {
    JsonArray given =
        JsonParser.parseString(
                TextFile.read(SharedData.find("stories260K/reference_numpy_f32.json")))
            .getAsJsonObject()
            .getAsJsonArray("greedy_ids");
    int[] ids = IntStream.range(0, given.size()).map(i -> given.get(i).getAsInt()).toArray();
    String text = tokenizer.decode(ids);
    assertTrue(text.startsWith("Once upon a time, there was a little girl named Lily."), text);
    String sample = TextFile.read(SharedData.find("stories260K/stories260K.md"));
    assertTrue(sample.contains(text.strip()), text);
    assertEquals(1, ids[0]);
    assertArrayEquals(Arrays.copyOfRange(ids, 1, ids.length), tokenizer.encode(text));
  }

  @Test
  void findsItsSymbolsAndAppendsPadding() {
    assertEquals(new Tokenizer.Special(512, 1, 2, 0), tokenizer.special());
    assertEquals(512, tokenizer.portableSize());
    assertEquals(513, tokenizer.size());
    assertEquals(OptionalInt.of(1), tokenizer.id("<s>"));
    assertEquals(OptionalInt.of(512), tokenizer.id("<pad>"));
    assertEquals("▁the", tokenizer.symbol(265));
  }

  /** U+2581 is how it writes a space, so that alone cannot come back. */
  @Test
  void anyTextComesBack() {
    List<String> texts = new ArrayList<>(Texts.random(1000, 9));
    texts.addAll(Texts.planes());
    texts.addAll(List.of(" ", "  a", "a  ", " a"));
    for (String text : texts) {
      String plain = text.replace('▁', ' ');
      int[] ids = tokenizer.encode(text);
      assertEquals(plain, tokenizer.decode(ids));
      assertEquals(plain.getBytes(StandardCharsets.UTF_8).length, tokenizer.bytes(ids));
    }
  }

  @Test
  void textThatNamesASpecialSymbolIsText() {
    for (String name : List.of("<s>", "</s>", "<unk>", "<pad>")) {
      int[] ids = tokenizer.encode("a " + name + "b");
      assertTrue(Arrays.stream(ids).allMatch(id -> id > 2 && id < 512));
      assertEquals("a " + name + "b", tokenizer.decode(ids));
    }
  }

  @Test
  void partsOfCharactersCountAsBytes() {
    int[] smile = tokenizer.encode("😀");
    assertEquals(5, smile.length);
    assertEquals(4, tokenizer.bytes(smile));
    assertEquals(2, tokenizer.bytes(Arrays.copyOfRange(smile, 1, 3)));
    assertEquals("\uFFFD", tokenizer.decode(Arrays.copyOfRange(smile, 1, 3)));
  }
}
