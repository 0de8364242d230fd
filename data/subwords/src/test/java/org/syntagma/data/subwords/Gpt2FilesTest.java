package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.testkit.state.MemoryState;

/** OpenAI's encoder.json and vocab.bpe; ids are those of the documentation of other programs. */
class Gpt2FilesTest {
  private static FileTokenizer tokenizer;

  @BeforeAll
  static void read() {
    tokenizer = FileTokenizers.read(SharedData.find("gpt2_tokenizer"));
  }

  @Test
  void givesTheKnownIds() {
    assertEncodes("Hello world", 15496, 995);
    assertEncodes("hello world", 31373, 995);
    assertEncodes("Hello, world!", 15496, 11, 995, 0);
    assertEncodes("Hello, my dog is cute", 15496, 11, 616, 3290, 318, 13779);
    assertEncodes("Hello, I'm a language model,", 15496, 11, 314, 1101, 257, 3303, 2746, 11);
    assertEncodes("\n", 198);
    assertEncodes("\n\n", 628);
    assertEncodes(" ", 220);
    assertEncodes("");
  }

  private static void assertEncodes(String text, int... ids) {
    assertArrayEquals(ids, tokenizer.encode(text), text);
    assertEquals(text, tokenizer.decode(ids));
  }

  /** nanoGPT counts 301,966 tokens in the first 90 % of the characters and 36,059 in the rest. */
  @Test
  void countsTheTokensOfShakespeareAsNanoGptDoes() throws IOException {
    String text = TextFile.read(SharedData.find("tinyshakespeare/input.txt.gz"));
    int split = (int) (text.length() * 0.9);
    assertEquals(301_966, tokenizer.encode(text.substring(0, split)).length);
    assertEquals(36_059, tokenizer.encode(text.substring(split)).length);
    assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
  }

  @Test
  void keepsItsIdsAndAppendsWhatItLacks() {
    assertEquals(50_257, tokenizer.portableSize());
    assertEquals(50_259, tokenizer.size());
    assertEquals(new Tokenizer.Special(50_257, 50_256, 50_256, 50_258), tokenizer.special());
    assertEquals(OptionalInt.of(50_256), tokenizer.id("<|endoftext|>"));
    assertTrue(tokenizer.canDraw(50_256));
    assertFalse(tokenizer.canDraw(50_257));
    assertFalse(tokenizer.canDraw(50_258));
  }

  @Test
  void anyTextComesBack() {
    List<String> texts = new ArrayList<>(Texts.random(1000, 7));
    texts.addAll(Texts.planes());
    for (String text : texts) {
      int[] ids = tokenizer.encode(text);
      assertEquals(text, tokenizer.decode(ids));
      assertEquals(text.getBytes(StandardCharsets.UTF_8).length, tokenizer.bytes(ids));
    }
  }

  @Test
  void textThatNamesTheEndIsText() {
    int[] ids = tokenizer.encode("a <|endoftext|> b");
    assertTrue(Arrays.stream(ids).allMatch(id -> id < 50_256));
    assertEquals("a <|endoftext|> b", tokenizer.decode(ids));
    assertEquals("a b", tokenizer.decode(new int[] {50_256, 64, 50_257, 275, 50_256}));
  }

  @Test
  void decodesAsTheLibraryDoesWhatItsByteStringsMake() {
    NativeTokenizer library = new NativeTokenizer(tokenizer.toTokenizerJson());
    Random random = new Random(8);
    for (int i = 0; i < 1000; i++) {
      int[] ids = random.ints(1 + random.nextInt(12), 0, 50_256).toArray();
      assertEquals(
          library.decode(Arrays.stream(ids).asLongStream().toArray()), tokenizer.decode(ids));
    }
  }

  @Test
  void aCheckpointHoldsAllOfIt() {
    FileTokenizer loaded = new FileTokenizer(HuggingFaceConfig.defaults());
    MemoryState.copy(tokenizer, loaded);
    assertEquals(tokenizer.identity(), loaded.identity());
    assertEquals(tokenizer.special(), loaded.special());
    assertArrayEquals(tokenizer.encode("Hello world 😀"), loaded.encode("Hello world 😀"));
  }
}
