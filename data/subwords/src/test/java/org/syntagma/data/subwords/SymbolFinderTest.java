package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;

class SymbolFinderTest {
  private static final String NAMES =
      "{\"bos_token\": \"%s\", \"eos_token\": %s, \"pad_token\": \"%s\"}";

  @TempDir Path folder;

  private Symbols find(
      Optional<String> pad, Optional<String> begin, Optional<String> end, String... special)
      throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String token : List.of("a", "b", "ab")) {
      ids.put(token, ids.size());
    }
    for (String name : special) {
      ids.put(name, ids.size());
    }
    Files.writeString(
        folder.resolve("tokenizer.json"),
        TokenizerJson.bytePairs(ids, List.of(new Merge("a", "b")), List.of(special)));
    return SymbolFinder.find(
        TokenizerFiles.read(folder), new HuggingFaceConfig(folder, pad, begin, end));
  }

  private Symbols find(String... special) throws IOException {
    return find(Optional.empty(), Optional.empty(), Optional.empty(), special);
  }

  private void settings(String text) throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), text);
  }

  @Test
  void knowsTheUsualNames() throws IOException {
    assertEquals(
        new Symbols("<pad>", "<s>", "</s>", "<unk>", false), find("<s>", "</s>", "<unk>", "<pad>"));
    assertEquals(
        new Symbols("[PAD]", "[CLS]", "[SEP]", "[UNK]", false),
        find("[SEP]", "[UNK]", "[PAD]", "[CLS]"));
  }

  @Test
  void whatEndsATextAlsoBeginsItWhereNothingElseDoes() throws IOException {
    assertEquals(
        new Symbols("<pad>", "<|endoftext|>", "<|endoftext|>", "<unknown>", false),
        find("<|endoftext|>"));
  }

  @Test
  void filesBesideTheTokenizerNameThem() throws IOException {
    settings(NAMES.formatted("<go>", "{\"content\": \"<stop>\", \"special\": true}", "<fill>"));
    assertEquals(
        new Symbols("<fill>", "<go>", "<stop>", "<unknown>", false),
        find("<go>", "<stop>", "<fill>", "<s>", "</s>"));
  }

  @Test
  void paddingIsNeverTheEnd() throws IOException {
    settings(NAMES.formatted("<s>", "\"</s>\"", "</s>"));
    assertEquals(new Symbols("<pad>", "<s>", "</s>", "<unknown>", false), find("<s>", "</s>"));
    settings(NAMES.formatted("<s>", "\"</s>\"", "<unk>"));
    assertEquals(new Symbols("<pad>", "<s>", "</s>", "<unk>", false), find("<s>", "</s>", "<unk>"));
    String message =
        assertThrows(
                DataException.class,
                () -> find(Optional.of("</s>"), Optional.empty(), Optional.empty(), "<s>", "</s>"))
            .getMessage();
    assertTrue(message.contains("pad: '</s>' begins or ends texts"), message);
  }

  @Test
  void paddingIsNoPartOfTexts() throws IOException {
    settings(NAMES.formatted("<s>", "\"</s>\"", "ab"));
    assertEquals("<pad>", find("<s>", "</s>").pad());
    assertThrows(
        DataException.class,
        () -> find(Optional.of("ab"), Optional.empty(), Optional.empty(), "<s>", "</s>"));
  }

  @Test
  void settingsComeFirst() throws IOException {
    settings(NAMES.formatted("<s>", "\"</s>\"", "<pad>"));
    assertEquals(
        new Symbols("<new>", "<x>", "<y>", "<unknown>", false),
        find(
            Optional.of("<new>"),
            Optional.of("<x>"),
            Optional.of("<y>"),
            "<s>",
            "</s>",
            "<x>",
            "<y>"));
  }

  @Test
  void settingsNameWhatIsThere() {
    String message =
        assertThrows(
                DataException.class,
                () -> find(Optional.empty(), Optional.empty(), Optional.of("<eos>"), "<s>", "</s>"))
            .getMessage();
    assertTrue(message.endsWith("end: there is no '<eos>'; it has [</s>, <s>]"), message);
  }

  @Test
  void textsBeginWithASymbolWhereASettingOrElseTheTemplateSaysSo() throws IOException {
    assertFalse(find("<s>", "</s>").begins());
    settings("{\"add_bos_token\": true}");
    assertTrue(find("<s>", "</s>").begins());
    String template =
        """
        {"post_processor": {"type": "Sequence", "processors": [{"type": "ByteLevel"},
          {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
            {"Sequence": {"id": "A", "type_id": 0}}]}]}}""";
    assertTrue(Template.beginsWith("<s>", Json.object("here", template)));
    assertFalse(Template.beginsWith("</s>", Json.object("here", template)));
    assertFalse(Template.beginsWith("<s>", Json.object("here", "{\"post_processor\": null}")));
  }
}
