package org.syntagma.runtime.huggingface;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.syntagma.api.data.PortableTokenizer;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.runtime.model.FileVocabulary;
import org.syntagma.runtime.model.SymbolTokenizer;

/**
 * A tokenizer as Transformers read it: {@code tokenizer.json}, and {@code tokenizer_config.json},
 * which says what its symbols are for.
 *
 * @param all with the symbols that were added
 * @param plain without
 */
record ExportedTokenizer(Tokenizer all, Tokenizer plain) {
  static final String FILE = "tokenizer.json";
  private static final String SETTINGS = "tokenizer_config.json";
  private static final String ADDED = "added_tokens";

  static ExportedTokenizer of(Tokenizer tokenizer) {
    Tokenizer plain = tokenizer instanceof SymbolTokenizer symbols ? symbols.plain() : tokenizer;
    return new ExportedTokenizer(
        tokenizer, plain instanceof FileVocabulary file ? file.tokenizer() : plain);
  }

  /** Writes the files, if the tokenizer has such a form. */
  boolean write(Path folder) throws IOException {
    if (!(plain instanceof PortableTokenizer portable)) {
      return false;
    }
    List<String> added =
        IntStream.range(portable.portableSize(), all.size()).mapToObj(all::symbol).toList();
    String json = portable.toTokenizerJson();
    ExportedModel.write(
        folder.resolve(FILE), added.isEmpty() ? json : with(added, portable.portableSize(), json));
    ExportedModel.write(folder.resolve(SETTINGS), ExportedModel.json(settings()));
    return true;
  }

  /** The text of the file with further symbols, which must have the ids after its own. */
  private static String with(List<String> symbols, int first, String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    JsonArray tokens = json.get(ADDED) instanceof JsonArray known ? known : new JsonArray();
    for (int i = 0; i < symbols.size(); i++) {
      JsonObject token = new JsonObject();
      token.addProperty("id", first + i);
      token.addProperty("content", symbols.get(i));
      List.of("single_word", "lstrip", "rstrip", "normalized")
          .forEach(key -> token.addProperty(key, false));
      token.addProperty("special", true);
      tokens.add(token);
    }
    json.add(ADDED, tokens);
    return json.toString();
  }

  /** Names only those symbols that the model has rows for. */
  private Map<String, Object> settings() {
    Tokenizer.Special special = all.special();
    Map<String, Object> settings = new TreeMap<>();
    settings.put("tokenizer_class", "PreTrainedTokenizerFast");
    settings.put("add_bos_token", all.beginsTexts());
    name("bos_token", special.begin(), settings);
    name("eos_token", special.end(), settings);
    name("pad_token", special.pad(), settings);
    name("unk_token", special.unknown(), settings);
    return settings;
  }

  private void name(String key, int id, Map<String, Object> settings) {
    if (id < all.size()) {
      settings.put(key, all.symbol(id));
    }
  }
}
