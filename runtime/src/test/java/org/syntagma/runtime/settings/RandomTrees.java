package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws configuration trees that are hard to keep whole. */
public final class RandomTrees {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          " leading",
          "trailing ",
          "none",
          "None",
          "null",
          "~",
          "true",
          "yes",
          "off",
          "010",
          "0x1F",
          "1_000",
          "1e-3",
          ".5",
          "-1",
          "+1",
          "NaN",
          ".inf",
          "12:30:45",
          "2024-01-01",
          "2024-01-01T00:00:00Z",
          "gpu:0",
          "a: b",
          "a:",
          ":",
          "a #b",
          "#",
          "- x",
          "-",
          "--",
          "---",
          "...",
          "? x",
          "[x",
          "[]",
          "{",
          "{}",
          "}",
          "]",
          ",",
          "a, b",
          "'",
          "\"",
          "'q'",
          "\"q\"",
          "\\",
          "C:\\new\\table",
          "\\u0041",
          "&a",
          "*a",
          "**.bias",
          "!t",
          "!!str x",
          "|",
          ">",
          "%",
          "@",
          "`",
          "<<",
          "=",
          "a=b",
          "${x}",
          "$${x}",
          "$$${x}",
          "${env:HOME}",
          "$",
          "$$",
          "${",
          "line\nbreak",
          "\n",
          "cr\r\nlf",
          "tab\there",
          "\ttab",
          "\0",
          "\u001b[0m",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "ü",
          "e\u0301",
          "日本語",
          "😀",
          "👩‍👩‍👧",
          "<redacted>",
          "encoder.**.attention",
          "long ".repeat(300));

  private static final List<String> KEYS =
      List.of(
          "a",
          "weight-decay",
          "b1",
          "0",
          "10",
          "snake_case",
          "camelCase",
          "_x",
          "none",
          "null",
          "true",
          "no",
          "y",
          "type",
          "größe",
          "鍵",
          "a--b-",
          "1e3",
          "x".repeat(100));

  private final RandomGenerator random;

  public RandomTrees(RandomGenerator random) {
    this.random = random;
  }

  /** A map as the root of settings. */
  public Setting.Fields root() {
    return map(4);
  }

  private Setting tree(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 3)) {
      case 0, 1 -> new Setting.Text(text(), Origin.Layer.CODE);
      case 2 -> random.nextInt(4) > 0 ? new Setting.Text(text(), Origin.Layer.CODE) : empty();
      case 3 -> map(depth - 1);
      default -> list(depth - 1);
    };
  }

  private Setting empty() {
    return switch (random.nextInt(3)) {
      case 0 -> new Setting.Items(List.of(), Origin.Layer.CODE);
      case 1 -> new Setting.Fields(Map.of(), Origin.Layer.CODE);
      default -> new Setting.None(Origin.Layer.CODE);
    };
  }

  private Setting.Items list(int depth) {
    List<Setting> items = new ArrayList<>();
    IntStream.range(0, random.nextInt(4)).forEach(i -> items.add(tree(depth)));
    return new Setting.Items(items, Origin.Layer.CODE);
  }

  private Setting.Fields map(int depth) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    IntStream.range(0, random.nextInt(5)).forEach(i -> fields.put(key(), tree(depth)));
    return new Setting.Fields(fields, Origin.Layer.CODE);
  }

  private String key() {
    return random.nextInt(4) > 0 ? pick(KEYS) : "k" + random.nextInt(5);
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 ->
          random
              .ints(random.nextInt(8), 0, 0x110000)
              .filter(RandomTrees::isWhole)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      case 1 -> pick(TEXTS) + pick(TEXTS);
      default -> pick(TEXTS);
    };
  }

  private static boolean isWhole(int codePoint) {
    return codePoint < 0xd800 || codePoint > 0xdfff;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
