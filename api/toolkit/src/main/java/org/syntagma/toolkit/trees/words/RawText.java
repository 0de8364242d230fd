package org.syntagma.toolkit.trees.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;

/**
 * Cuts raw text into sentences and words by a few rules for English in the manner of Universal
 * Dependencies: punctuation is apart, {@code don't} is the token of {@code do} and {@code n't}.
 * Other languages with spaces between words come out well enough to be read.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RawText {
  private static final Pattern PARAGRAPH = Pattern.compile("(?>\\R)\\h*(?>\\R)\\s*");
  private static final Pattern END = Pattern.compile("[.!?…。！？]+");
  private static final Pattern CLOSING = Pattern.compile("[\"'”’)\\]»]+");
  private static final Pattern BEGINNING = Pattern.compile("[\\p{Lu}\\p{Lo}\\p{N}\"'“‘(\\[«*].*");

  private RawText() {}

  /**
   * The sentences, without trees. Their source is CoNLL-U with tokens and spaces, so that they can
   * be written as such. An empty line ends a sentence; a single line break is a space.
   */
  public static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String paragraph : PARAGRAPH.split(text, -1)) {
      List<Piece> sentence = new ArrayList<>();
      List<Piece> pieces = Scanner.scan(paragraph);
      for (int i = 0; i < pieces.size(); i++) {
        sentence.add(pieces.get(i));
        if (i + 1 == pieces.size() || endsBetween(sentence, pieces.get(i + 1))) {
          sentences.add(sentence(sentence));
          sentence.clear();
        }
      }
    }
    return List.copyOf(sentences);
  }

  private static boolean endsBetween(List<Piece> sentence, Piece next) {
    int last = sentence.size() - 1;
    boolean apart = !sentence.get(last).glued();
    while (last > 0 && CLOSING.matcher(sentence.get(last).text()).matches()) {
      last--;
    }
    return apart
        && END.matcher(sentence.get(last).text()).matches()
        && BEGINNING.matcher(next.text()).matches();
  }

  private static Sentence sentence(List<Piece> pieces) {
    List<String> words = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean glued = piece.glued() && i + 1 < pieces.size();
      text.append(piece.text()).append(glued ? "" : " ");
      List<String> parts = Contractions.split(piece.text());
      String misc = glued ? "SpaceAfter=No" : "_";
      if (parts.size() > 1) {
        int first = words.size() + 1;
        rows.append(row(first + "-" + (first + parts.size() - 1), piece.text(), misc));
      }
      for (String part : parts) {
        words.add(part);
        rows.append(row(String.valueOf(words.size()), part, parts.size() == 1 ? misc : "_"));
      }
    }
    String written = text.toString().strip();
    return new Sentence(words, written, Optional.empty(), Map.of(), "# text = " + written + rows);
  }

  private static String row(String id, String form, String misc) {
    return "\n" + String.join("\t", id, form, "_", "_", "_", "_", "_", "_", "_", misc);
  }
}
