package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** How texts are cut into tokens before BLEU counts them; the names are sacrebleu's. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum BleuTokenizer {
  /** As NIST's mteval-v13a; for languages that put spaces between words. */
  MTEVAL_13A("13a") {
    @Override
    List<String> tokens(String text) {
      return MtevalTokenizer.tokens(" " + MtevalTokenizer.plain(text) + " ");
    }
  },

  /** Each Chinese character alone, and what stands between as {@link #MTEVAL_13A}. */
  CHINESE("zh") {
    @Override
    List<String> tokens(String text) {
      return MtevalTokenizer.tokens(ChineseCharacters.apart(Spaces.withoutLeading(text)));
    }
  },

  /** Each code point that is no whitespace. */
  CHARACTERS("char") {
    @Override
    List<String> tokens(String text) {
      List<String> tokens = new ArrayList<>();
      text.codePoints()
          .filter(character -> !Spaces.isSpace(character))
          .forEach(character -> tokens.add(Character.toString(character)));
      return tokens;
    }
  },

  /** Only at whitespace; for texts that are tokens already, such as commands. */
  NONE("none") {
    @Override
    List<String> tokens(String text) {
      return Spaces.words(text);
    }
  };

  private final String label;

  BleuTokenizer(String label) {
    this.label = label;
  }

  /**
   * The tokenizer with sacrebleu's name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static BleuTokenizer named(String label) {
    return Labels.find("tokenizer of BLEU", values(), BleuTokenizer::label, label);
  }

  /** Its name in sacrebleu. */
  public String label() {
    return label;
  }

  /** The tokens of a text without whitespace at its end. */
  abstract List<String> tokens(String text);
}
