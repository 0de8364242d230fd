package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.testkit.data.TokenizerContract;

class FileTokenizerTest implements TokenizerContract {
  @TempDir Path folder;

  @BeforeEach
  void writeALearnedFile() throws IOException {
    BytePairTokenizer learned = new BytePairTokenizer(new BytePairConfig(300, 1));
    learned.learn(sample());
    Files.writeString(folder.resolve("tokenizer.json"), learned.toTokenizerJson());
  }

  @Override
  public Tokenizer create() {
    return new FileTokenizer(
        new HuggingFaceConfig(folder, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private FileTokenizer of(String json) throws IOException {
    Path file = folder.resolve("other.json");
    Files.writeString(file, json.replace('\'', '"'));
    return FileTokenizers.read(file);
  }

  private static String added(String content, int id, boolean special) {
    return ("{'id': %d, 'content': '%s', 'special': %s, 'single_word': false, 'lstrip': false,"
            + " 'rstrip': false, 'normalized': false}")
        .formatted(id, content, special);
  }

  @Test
  void wordPiecesMeetNoSymbolInText() throws IOException {
    FileTokenizer tokenizer =
        of(
            """
            {'model': {'type': 'WordPiece', 'unk_token': '[UNK]', 'continuing_subword_prefix': '##',
              'max_input_chars_per_word': 100,
              'vocab': {'[PAD]': 0, '[UNK]': 1, '[CLS]': 2, '[SEP]': 3, 'play': 4, '##ing': 5, 'a': 6}},
             'added_tokens': [%s, %s, %s, %s],
             'normalizer': {'type': 'Lowercase'}, 'pre_tokenizer': {'type': 'WhitespaceSplit'},
             'decoder': {'type': 'WordPiece', 'prefix': '##', 'cleanup': false}}
            """
                .formatted(
                    added("[PAD]", 0, true),
                    added("[UNK]", 1, true),
                    added("[CLS]", 2, true),
                    added("[SEP]", 3, true)));
    assertEquals(new Tokenizer.Special(0, 2, 3, 1), tokenizer.special());
    assertArrayEquals(new int[] {4, 5, 6}, tokenizer.encode("Playing a"));
    assertEquals("playing a", tokenizer.decode(new int[] {2, 4, 5, 6, 3, 0}));
    assertEquals(9, tokenizer.bytes(new int[] {2, 4, 5, 6, 3, 0}));
    assertArrayEquals(new int[] {1, 1, 6}, tokenizer.encode("[SEP] [PAD] a"));
    assertEquals("a\uFFFD", tokenizer.decode(new int[] {6, 1}));
  }

  @Test
  void unigramsMeetNoSymbolInTextAndKeepIds() throws IOException {
    FileTokenizer tokenizer =
        of(
            """
            {'model': {'type': 'Unigram', 'unk_id': 2, 'byte_fallback': false,
              'vocab': [['<pad>', 0.0], ['</s>', 0.0], ['<unk>', 0.0], ['▁', -2.0], ['▁a', -1.0], ['b', -3.0],
                        ['<', -9.0], ['/', -9.0], ['s', -9.0], ['>', -9.0]]},
             'added_tokens': [%s, %s, %s, %s],
             'normalizer': null,
             'pre_tokenizer': {'type': 'Metaspace', 'replacement': '▁', 'prepend_scheme': 'always', 'split': true},
             'decoder': {'type': 'Metaspace', 'replacement': '▁', 'prepend_scheme': 'always', 'split': true}}
            """
                .formatted(
                    added("<pad>", 0, true),
                    added("</s>", 1, true),
                    added("<unk>", 2, true),
                    added("<extra>", 12, true)));
    assertEquals(new Tokenizer.Special(0, 1, 1, 2), tokenizer.special());
    assertArrayEquals(new int[] {4, 5, 4}, tokenizer.encode("ab a"));
    assertEquals("ab a", tokenizer.decode(new int[] {4, 5, 4, 1, 12}));
    assertArrayEquals(new int[] {3, 6, 7, 8, 9}, tokenizer.encode("</s>"));
    assertEquals("</s>", tokenizer.decode(tokenizer.encode("</s>")));
    assertArrayEquals(new int[] {4, 2}, tokenizer.encode("aé"));
    assertEquals(13, tokenizer.size());
  }

  @Test
  void addedTokensThatAreTextKeepTheirIds() throws IOException {
    FileTokenizer tokenizer =
        of(
            """
            {'model': {'type': 'BPE', 'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': [['a', 'b']], 'dropout': 0.9},
             'truncation': {'max_length': 1, 'strategy': 'LongestFirst', 'stride': 0, 'direction': 'Right'},
             'added_tokens': [%s, %s, %s]}
            """
                .formatted(added("<end>", 3, true), added("xyz", 5, false), added("<s>", 7, true)));
    assertEquals(new Tokenizer.Special(8, 7, 3, 9), tokenizer.special());
    assertArrayEquals(new int[] {2, 5, 0, 9, 2}, tokenizer.encode("abxyza?ab"));
    assertEquals(List.of("xyz", "<s>"), List.of(tokenizer.symbol(5), tokenizer.symbol(7)));
    assertTrue(tokenizer.id("xyz").isEmpty());
    assertEquals(8, tokenizer.portableSize());
  }

  @Test
  void aTokenizerWithoutEndAndTypesGetsWhatItLacks() throws IOException {
    FileTokenizer tokenizer =
        of("{'model': {'vocab': {'a': 0, 'b': 1, 'ab': 2}, 'merges': ['a b']}}");
    assertEquals(new Tokenizer.Special(3, 4, 4, 5), tokenizer.special());
    assertArrayEquals(new int[] {2, 0}, tokenizer.encode("aba"));
  }
}
