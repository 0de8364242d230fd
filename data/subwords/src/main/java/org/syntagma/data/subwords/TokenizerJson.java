package org.syntagma.data.subwords;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/** Writes byte-level byte-pair encoding as Hugging Face's {@code tokenizer.json}. */
final class TokenizerJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private TokenizerJson() {}

  /**
   * The file's text.
   *
   * @param vocabulary all tokens and their ids
   * @param merges in order
   * @param special those tokens that text never becomes
   */
  static String bytePairs(
      Map<String, Integer> vocabulary, List<Merge> merges, List<String> special) {
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("truncation", null);
    json.add("padding", null);
    JsonArray added = new JsonArray();
    special.forEach(each -> added.add(added(each, vocabulary.get(each))));
    json.add("added_tokens", added);
    json.add("normalizer", null);
    json.add("pre_tokenizer", byteLevel());
    json.add("post_processor", byteLevel());
    json.add("decoder", byteLevel());
    json.add("model", model(vocabulary, merges));
    return text(json);
  }

  static String text(JsonObject json) {
    return GSON.toJson(json);
  }

  private static JsonObject added(String content, int id) {
    JsonObject added = new JsonObject();
    added.addProperty("id", id);
    added.addProperty("content", content);
    for (String rule : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      added.addProperty(rule, false);
    }
    added.addProperty("special", true);
    return added;
  }

  private static JsonObject byteLevel() {
    JsonObject part = new JsonObject();
    part.addProperty("type", "ByteLevel");
    part.addProperty("add_prefix_space", false);
    part.addProperty("trim_offsets", true);
    part.addProperty("use_regex", true);
    return part;
  }

  private static JsonObject model(Map<String, Integer> vocabulary, List<Merge> merges) {
    JsonObject model = new JsonObject();
    model.addProperty("type", "BPE");
    for (String absent :
        List.of("dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix")) {
      model.add(absent, null);
    }
    for (String rule : List.of("fuse_unk", "byte_fallback", "ignore_merges")) {
      model.addProperty(rule, false);
    }
    JsonObject ids = new JsonObject();
    vocabulary.forEach(ids::addProperty);
    model.add("vocab", ids);
    JsonArray rules = new JsonArray();
    // No character of the alphabet is a space, so older and newer libraries read this form.
    merges.forEach(each -> rules.add(new JsonPrimitive(each.left() + " " + each.right())));
    model.add("merges", rules);
    return model;
  }
}
