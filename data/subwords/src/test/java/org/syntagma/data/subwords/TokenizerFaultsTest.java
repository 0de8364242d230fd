package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.data.DataException;
import org.syntagma.api.state.StateException;
import org.syntagma.testkit.state.MemoryState;

/** Every faulty file is refused with its name, the place and what was found. */
class TokenizerFaultsTest {
  private static final String MODEL =
      "'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': ['a b']}";

  @TempDir Path folder;

  private String refusal(String file, byte[] bytes) throws IOException {
    Path path = folder.resolve(file);
    Files.write(path, bytes);
    String message =
        assertThrows(DataException.class, () -> FileTokenizers.read(path)).getMessage();
    assertTrue(message.startsWith(path + ":"), message);
    return message.substring(path.toString().length() + 2);
  }

  private String refusal(String json) throws IOException {
    return refusal("tokenizer.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | found []; expected a JSON object, { … }",
        "{} | model: found no object of that name; expected a tokenizer's",
        "{'model': 3} | model: found 3; expected an object",
        "{'model': {'type': 'GPT'}} | model.type: found \"GPT\"; Hugging Face's library knows"
            + " [BPE,",
        "{'model': {'type': 'BPE'}} | model.vocab: found nothing; expected tokens and their ids",
        "{'model': {'type': 'BPE', 'vocab': 1}} | model.vocab: found 1; expected",
        "{'model': {'type': 'BPE', 'vocab': {'a': -1}}} | model.vocab: found id -1 for 'a';"
            + " expected a whole",
        "{'model': {'type': 'BPE', 'vocab': {'a': 4000000000}}} | model.vocab: found id 4000000000"
            + " for",
        "{'model': {'type': 'BPE', 'vocab': {'a': '0'}}} | model.vocab: found id \"0\" for 'a'",
        "{'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 0}}} | model.vocab: found id 0 for 'a'"
            + " and 'b'",
        "{'model': {'type': 'BPE', 'vocab': {'\\ud800': 0}}} | model.vocab: found half of a"
            + " surrogate pair",
        "{'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': 7}} | model.merges: found 7;"
            + " expected a list",
        "{'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a']}} | model.merges: found"
            + " \"a\"; expected",
        "{'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': ['a a']}} | model: Hugging Face's"
            + " library refuses it: Token `aa` out of vocabulary",
        "{'model': {'type': 'Unigram', 'vocab': [['a']]}} | model.vocab[0]: found [\"a\"]; expected"
            + " a token and",
        "{'model': {'type': 'Unigram', 'unk_id': 0, 'vocab': [['a', 'b']]}} | model: Hugging Face's"
            + " library refuses it",
        "{'model': {'type': 'Unigram', 'vocab': [['a', 0.0]]}} | model.unk_id: found nothing;"
            + " expected a token",
        "{'model': {'type': 'Unigram', 'unk_id': 1, 'vocab': [['a', 0.0]]}} | model.unk_id: found"
            + " 1; expected a token",
        "{'model': {'type': 'WordLevel', 'unk_token': 'b', 'vocab': {'a': 0}}} | model.unk_token:"
            + " found \"b\"; expected a",
        "{'model': {'type': 'WordPiece', 'vocab': {'a': 0}}} | model.unk_token: found nothing;"
            + " expected a token",
        "{'model': {'type': 'BPE', 'continuing_subword_prefix': '##', 'vocab': {'a': 0}, 'merges':"
            + " ['a b']}} | model.merges: found \"a b\"; expected '##'",
      })
  void modelsThatAreNone(String json, String expected) throws IOException {
    assertStarts(expected, refusal(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'normalizer': {'type': 'Shout'} | normalizer.type: found \"Shout\"; Hugging Face's library"
            + " knows [Bert",
        "'normalizer': {} | normalizer.type: found nothing; Hugging Face's library knows",
        "'decoder': {'type': 'Sequence', 'decoders': [{'type': 'Fuse'}, {'type': 'Up'}]} |"
            + " decoder.decoders[1].type: found \"Up\"",
        "'pre_tokenizer': {'type': 'Sequence'} | pre_tokenizer: a sequence without a list"
            + " 'pretokenizers'",
        "'pre_tokenizer': {'type': 'Split', 'pattern': {'Regex': '('}, 'behavior': 'Isolated',"
            + " 'invert': false} | pre_tokenizer: Hugging Face's library refuses it: Onig",
        "'normalizer': {'type': 'Prepend'} | normalizer: Hugging Face's library refuses it: missing"
            + " field `prepend`",
        "'normalizer': {'type': 'Sequence', 'normalizers': [{'type': 'Precompiled',"
            + " 'precompiled_charsmap': 'AAAA'}]} | normalizer[0].precompiled_charsmap: found a"
            + " table of 3 bytes that is cut off",
        "'decoder': {'type': 'Strip', 'content': ' ', 'start': 1, 'stop': 1} | decoder.stop: found"
            + " 1; expected 0",
        "'added_tokens': 3 | added_tokens: found 3; expected a list",
        "'added_tokens': [3] | added_tokens[0]: found 3; expected an object with id and content",
        "'added_tokens': [{'id': 1}] | added_tokens[0]: found no content; expected",
        "'added_tokens': [{'id': 3, 'content': 'x'}] | added_tokens: Hugging Face's library refuses"
            + " it: missing field",
        "'added_tokens': [{'id': 3, 'content': 'x', 'special': 1}] | added_tokens[0].special: found"
            + " 1; expected true or false",
      })
  void partsThatAreNone(String part, String expected) throws IOException {
    assertStarts(expected, refusal("{%s, %s}".formatted(MODEL, part)));
  }

  @Test
  void textThatIsNoJson() throws IOException {
    assertStarts("not a JSON object: End of input at line 1", refusal("{'model': "));
    assertStarts("not a JSON object: Use JsonReader", refusal("{%s} x".formatted(MODEL)));
    assertStarts("not a JSON object: Nesting limit", refusal("{'model': ".repeat(100_000)));
    assertStarts("not a JSON object: Nesting limit", refusal("[".repeat(100_000)));
    assertStarts("found nothing; expected", refusal("tokenizer.json", new byte[0]));
    assertStarts("not UTF-8", refusal("t.json", new byte[] {'{', (byte) 0xFF}));
    assertStarts("cannot be read", refusal("t.gz", new byte[] {0x1F, (byte) 0x8B, 1}));
  }

  private static void assertStarts(String expected, String message) {
    assertTrue(message.startsWith(expected), message);
  }

  /** Whatever a byte becomes, there is either a tokenizer or a DataException. */
  @Test
  void damagedFilesNeverBreakAnythingElse() throws IOException {
    byte[] whole =
        ("{" + MODEL + ", 'added_tokens': [], 'normalizer': {'type': 'NFC'}}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] =
          (byte) " \",:[]{}-0129aB\\".charAt(random.nextInt(16));
      Path path = folder.resolve("damaged.json");
      Files.write(path, damaged);
      try {
        FileTokenizer read = FileTokenizers.read(path);
        assertTrue(read.encode("ab").length > 0);
      } catch (DataException e) {
        refused++;
        assertTrue(e.getMessage().startsWith(path + ":"), e.getMessage());
      }
    }
    assertTrue(refused > 200, "refused " + refused);
  }

  @Test
  void foldersWithoutATokenizer() throws IOException {
    assertTrue(
        assertThrows(DataException.class, () -> FileTokenizers.read(folder))
            .getMessage()
            .contains("neither a tokenizer.json nor a vocab.json"));
    assertTrue(
        assertThrows(DataException.class, () -> FileTokenizers.read(folder.resolve("none")))
            .getMessage()
            .contains("there is no such file or folder"));
  }

  @Test
  void mergesThatDoNotFitTheVocabulary() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"b\": 1, \"ab\": 2}");
    assertMerges("#version: 0.2\na b\n", "");
    assertMerges("a b\r\n", "");
    assertMerges("#version: 0.2\na b c\n", ":2: found 'a b c'; expected two tokens");
    assertMerges("a b\nab a\n", ":2: found 'ab a', but 'aba' is not in the vocabulary");
    Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0.5}");
    assertMerges("", "found id 0.5 for 'a'");
  }

  private void assertMerges(String merges, String fault) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(merges.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("merges.txt.gz"), packed.toByteArray());
    if (fault.isEmpty()) {
      assertEquals(1, FileTokenizers.read(folder).encode("ab").length);
    } else {
      String message =
          assertThrows(DataException.class, () -> FileTokenizers.read(folder)).getMessage();
      assertTrue(message.contains(fault), message);
    }
  }

  @Test
  void stateThatIsNone() {
    FileTokenizer tokenizer = new FileTokenizer(HuggingFaceConfig.defaults());
    MemoryState state = new MemoryState();
    state.text("tokenizer.json", "{}");
    state.texts("symbols", Symbols.OWN.all());
    assertThrows(StateException.class, () -> tokenizer.load(state.reader()));
    MemoryState few = new MemoryState();
    few.text("tokenizer.json", "{}");
    few.texts("symbols", List.of("a"));
    assertThrows(StateException.class, () -> tokenizer.load(few.reader()));
    assertThrows(StateException.class, () -> tokenizer.load(new MemoryState().reader()));
  }
}
