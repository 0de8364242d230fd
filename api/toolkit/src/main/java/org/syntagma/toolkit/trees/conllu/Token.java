package org.syntagma.toolkit.trees.conllu;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;

/**
 * A piece of text as it is written: one word, or several such as {@code don't}.
 *
 * @param form as written
 * @param first its first word, from 0
 * @param end the word after its last
 * @param multiword whether CoNLL-U gives it a line of its own beside those of its words
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Token(String form, int first, int end, boolean multiword) {
  /** The sentence's tokens in order; each word is one where no CoNLL-U says otherwise. */
  public static List<Token> of(Sentence sentence) {
    List<Token> tokens = new ArrayList<>();
    int next = 0;
    for (Row row : ConlluSource.rows(sentence).orElse(List.of())) {
      if (row.kind() == Row.Kind.TOKEN) {
        next = addWords(sentence, next, row.first() - 1, tokens);
        tokens.add(new Token(row.get(Column.FORM), next, row.second(), true));
        next = row.second();
      }
    }
    addWords(sentence, next, sentence.words().size(), tokens);
    return List.copyOf(tokens);
  }

  private static int addWords(Sentence sentence, int from, int to, List<Token> tokens) {
    for (int word = from; word < to; word++) {
      tokens.add(new Token(sentence.words().get(word), word, word + 1, false));
    }
    return to;
  }
}
