package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.data.perturbers.StyleConfig.Marker;
import org.syntagma.toolkit.perturbation.Rewrite;

/**
 * Changes one marker of style: case, punctuation or fillers. What the sentence says stays. It draws
 * among the markers of its settings those that change something.
 */
@Description("other case, punctuation or fillers: how a sentence is said, not what it says")
final class Style implements Perturber {
  private static final String SHOUT = "!!!";

  private final StyleConfig config;

  @Inject
  Style(StyleConfig config) {
    this.config = config;
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    List<Marker> left = new ArrayList<>(config.markers());
    for (long draw = 0; !left.isEmpty(); draw++) {
      Marker marker = left.remove((int) randomness.below(draw, left.size()));
      Optional<Sentence> changed = changed(sentence, marker, randomness.at("filler"));
      if (changed.isPresent()) {
        return changed;
      }
    }
    return Optional.empty();
  }

  private Optional<Sentence> changed(Sentence sentence, Marker marker, Randomness randomness) {
    return switch (marker) {
      case LOWER -> spelled(sentence, Casing::lower);
      case UPPER -> spelled(sentence, word -> word.toUpperCase(Locale.ROOT));
      case BARE -> bare(sentence);
      case LOUD -> loud(sentence);
      case FILLER -> {
        int drawn = (int) randomness.below(0, config.fillers().size());
        yield Optional.of(begun(sentence, config.fillers().get(drawn)));
      }
    };
  }

  private static Optional<Sentence> spelled(Sentence sentence, UnaryOperator<String> spelling) {
    Map<Integer, String> others = new HashMap<>();
    for (int i = 0; i < sentence.words().size(); i++) {
      String word = sentence.words().get(i);
      String other = spelling.apply(word);
      if (!other.equals(word)) {
        others.put(i, other);
      }
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(Rewrite.replaced(sentence, others));
  }

  private static Optional<Sentence> bare(Sentence sentence) {
    Set<Integer> marks = new TreeSet<>();
    for (int i = 0; i < sentence.words().size(); i++) {
      if (Casing.isMark(sentence.words().get(i))) {
        marks.add(i);
      }
    }
    return marks.isEmpty() || marks.size() == sentence.words().size()
        ? Optional.empty()
        : Optional.of(Rewrite.without(sentence, marks));
  }

  private static Optional<Sentence> loud(Sentence sentence) {
    int last = sentence.words().size() - 1;
    String word = sentence.words().get(last);
    if (word.equals(SHOUT)) {
      return Optional.empty();
    }
    if (Casing.isMark(word)) {
      return Optional.of(Rewrite.replaced(sentence, Map.of(last, SHOUT)));
    }
    List<String> words = new ArrayList<>(sentence.words());
    words.add(SHOUT);
    return Optional.of(new Sentence(words, sentence.text() + " " + SHOUT, Optional.empty()));
  }

  /** A tree would have no place for the filler. */
  private static Sentence begun(Sentence sentence, String filler) {
    List<String> words = new ArrayList<>(List.of(filler.strip().split("\\s+")));
    words.addAll(sentence.words());
    return new Sentence(words, filler.strip() + " " + sentence.text(), Optional.empty());
  }
}
