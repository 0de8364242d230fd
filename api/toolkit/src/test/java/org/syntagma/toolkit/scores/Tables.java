package org.syntagma.toolkit.scores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts and what the reference programs said of them. */
final class Tables {
  /** The figures are written with twelve digits. */
  static final double PRECISION = 1e-9;

  private Tables() {}

  /** A hypothesis with its references. */
  record Segment(String hypothesis, List<String> references) {}

  /** All corpora by name. */
  static Map<String, List<Segment>> corpora() {
    Map<String, List<Segment>> corpora = new LinkedHashMap<>();
    for (List<String> row : rows("texts.tsv")) {
      List<String> texts = row.stream().skip(1).map(Tables::unescaped).toList();
      corpora
          .computeIfAbsent(row.get(0), name -> new ArrayList<>())
          .add(new Segment(texts.get(0), texts.subList(1, texts.size())));
    }
    return corpora;
  }

  /** The rows of a table by what its first column says, in order. */
  static Map<String, List<List<String>>> byCorpus(String name) {
    return rows(name).stream()
        .collect(Collectors.groupingBy(row -> row.get(0), LinkedHashMap::new, Collectors.toList()));
  }

  static List<List<String>> rows(String name) {
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Tables.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("# ")) {
          rows.add(List.of(line.split("\t", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\') {
        i++;
        character = text.charAt(i);
        plain.append(character == 'n' ? '\n' : character == 't' ? '\t' : character);
      } else {
        plain.append(character);
      }
    }
    return plain.toString();
  }
}
