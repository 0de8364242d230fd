package org.syntagma.data.subwords;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts of every kind. */
final class Texts {
  /** Real words, so that merges are met, between everything that makes trouble. */
  private static final List<String> PARTS =
      List.of(
          "the",
          " the",
          " low",
          "lower",
          " newest",
          "I'm",
          " we'll",
          "'re",
          "''s",
          "'S",
          "12345",
          " 3.14",
          "\n",
          "\n\n",
          "  ",
          "   x",
          "\t",
          "\r\n",
          "\u0000",
          "\u00A0",
          "\u2028",
          "\u3000",
          "é",
          "e\u0301",
          "ß",
          "Привет",
          " мир",
          "漢字",
          "かな",
          "한국어",
          "हिन्दी",
          "مرحبا",
          "עברית",
          "😀",
          "👩‍👩‍👧",
          "🇫🇷",
          "\uD801\uDC00",
          "\uDBFF\uDFFF",
          "\uFFFD",
          "\uFFFF",
          "<|endoftext|>",
          "</s>",
          "<s>",
          "<unk>",
          "<pad>",
          "<0x41>",
          "Ġ",
          "\u200B",
          "½",
          "²",
          "_",
          "...",
          "!?");

  private Texts() {}

  /** The same texts for the same seed. */
  static List<String> random(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> one(random)).toList();
  }

  private static String one(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) {
        text.appendCodePoint(point(random));
      } else {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
    }
    return text.toString();
  }

  /** Any code point that is no half of a pair. */
  private static int point(Random random) {
    int point = random.nextInt(Character.MAX_CODE_POINT + 1);
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point;
  }

  /** The first and last characters of each of the 17 planes. */
  static List<String> planes() {
    return IntStream.rangeClosed(0, 16)
        .mapToObj(
            plane ->
                Character.toString(plane << 16)
                    + Character.toString((plane << 16) + 0x1234)
                    + Character.toString((plane << 16) + 0xFFFF))
        .toList();
  }
}
