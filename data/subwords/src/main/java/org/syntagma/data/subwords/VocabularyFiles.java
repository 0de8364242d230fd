package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.DataException;

/**
 * GPT-2's two files, a vocabulary and its merges, as one {@code tokenizer.json}. What no merge
 * makes and is no single byte is a special symbol.
 */
final class VocabularyFiles {
  private VocabularyFiles() {}

  static TokenizerFile read(Path folder, Path vocabulary, Path merges) {
    Map<String, Integer> ids = ids(vocabulary);
    List<Merge> rules = merges(merges, ids.keySet());
    Set<String> made = new HashSet<>();
    for (char each : ByteAlphabet.sorted()) {
      made.add(String.valueOf(each));
    }
    rules.forEach(rule -> made.add(rule.whole()));
    List<String> special = ids.keySet().stream().filter(token -> !made.contains(token)).toList();
    return TokenizerFile.of(folder.toString(), TokenizerJson.bytePairs(ids, rules, special));
  }

  private static Map<String, Integer> ids(Path file) {
    JsonObject json = Json.object(file.toString(), TextFile.read(file));
    Map<String, Integer> ids = new LinkedHashMap<>();
    json.asMap().forEach((token, id) -> ids.put(token, id(file, token, id)));
    return ids;
  }

  private static int id(Path file, String token, JsonElement id) {
    double number = Json.number(id).orElse(-1);
    // Larger ones are refused where the whole is read.
    if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
      throw new DataException(
          "%s: found id %s for '%s'; expected a whole number from 0"
              .formatted(file, Json.shown(id), token));
    }
    return (int) number;
  }

  private static List<Merge> merges(Path file, Set<String> vocabulary) {
    List<Merge> merges = new ArrayList<>();
    int number = 0;
    for (String line : TextFile.read(file).split("\n", -1)) {
      number++;
      String rule = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (rule.isEmpty() || (number == 1 && rule.startsWith("#version"))) {
        continue;
      }
      Optional<Merge> merge = MergeRule.of(rule);
      if (merge.isEmpty()) {
        throw fault(file, number, rule, "; expected two tokens with a space between them");
      }
      for (String token : List.of(merge.get().left(), merge.get().right(), merge.get().whole())) {
        if (!vocabulary.contains(token)) {
          String missing = ", but '%s' is not in the vocabulary".formatted(token);
          throw fault(file, number, rule, missing + "; expected files that belong together");
        }
      }
      merges.add(merge.get());
    }
    return merges;
  }

  private static DataException fault(Path file, int line, String found, String more) {
    return new DataException("%s:%d: found '%s'%s".formatted(file, line, found, more));
  }
}
