package org.syntagma.data.tokenizers;

import jakarta.inject.Inject;
import java.util.BitSet;
import java.util.List;
import org.syntagma.api.component.Description;

/**
 * One symbol for each Unicode code point of the training text, in code point order. Text of learned
 * characters comes back exactly.
 */
@Description("one token for each character (Unicode code point)")
final class Characters extends LearnedTokenizer {
  @Inject
  Characters() {
    super("characters-1");
  }

  @Override
  List<String> symbols(Iterable<String> texts) {
    BitSet points = new BitSet();
    for (String text : texts) {
      text.codePoints().forEach(points::set);
    }
    // Half a surrogate pair is no character: no file could hold it.
    points.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
    return points.stream().mapToObj(Character::toString).toList();
  }

  @Override
  public int[] encode(String text) {
    return text.codePoints().map(vocabulary()::id).toArray();
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(vocabulary().text(id));
    }
    return text.toString();
  }
}
