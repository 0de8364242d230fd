package org.syntagma.tasks.penalties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/** What a parser thinks of texts; one without words, or without an end, is not well formed. */
record ParserJudge(Parser parser, Tokenizer tokenizer) implements Judge {
  @Override
  public List<Double> goodness(List<Spoken> texts) {
    List<Sentence> sentences = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = tokenizer.decode(ids(texts.get(i))).strip();
      if (texts.get(i).ended() && !text.isEmpty()) {
        sentences.add(new Sentence(Arrays.asList(text.split("\\s+")), text, Optional.empty()));
        places.add(i);
      }
    }
    List<Double> found = sentences.isEmpty() ? List.of() : parser.plausibility(sentences);
    Double[] goodness = new Double[texts.size()];
    Arrays.fill(goodness, 0.0);
    for (int i = 0; i < places.size(); i++) {
      goodness[places.get(i)] = found.get(i);
    }
    return List.of(goodness);
  }

  private static int[] ids(Spoken text) {
    return text.tokens().stream().mapToInt(Integer::intValue).toArray();
  }
}
