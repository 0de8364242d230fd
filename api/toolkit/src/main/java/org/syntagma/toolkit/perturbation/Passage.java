package org.syntagma.toolkit.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.words.RawText;

/**
 * A text cut into sentences that can be replaced. What nobody replaces stays as it was written, to
 * the last space.
 *
 * @param sentences in order
 * @param between what stands before the first, between them, and after the last: one more
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Passage(List<Sentence> sentences, List<String> between) {
  /**
   * A passage of those parts.
   *
   * @throws IllegalArgumentException if there is not one more between than there are sentences
   */
  public Passage {
    sentences = List.copyOf(sentences);
    between = List.copyOf(between);
    if (between.size() != sentences.size() + 1) {
      throw new IllegalArgumentException(
          "%d sentences with %d texts around them: must be one more"
              .formatted(sentences.size(), between.size()));
    }
  }

  /** Raw text, cut as {@link RawText} does. */
  public static Passage of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> between = new ArrayList<>();
    int end = 0;
    for (Sentence found : RawText.sentences(text)) {
      int start = text.indexOf(found.words().get(0), end);
      between.add(text.substring(end, start));
      end = start;
      for (String word : found.words()) {
        end = text.indexOf(word, end) + word.length();
      }
      sentences.add(new Sentence(found.words(), text.substring(start, end), Optional.empty()));
    }
    between.add(text.substring(end));
    return new Passage(sentences, between);
  }

  /** One sentence, with its tree. */
  public static Passage of(Sentence sentence) {
    return new Passage(List.of(sentence), List.of("", ""));
  }

  /** With another sentence at a place, from 0. */
  public Passage with(int place, Sentence sentence) {
    List<Sentence> others = new ArrayList<>(sentences);
    others.set(place, sentence);
    return new Passage(others, between);
  }

  /** The whole text. */
  public String text() {
    StringBuilder text = new StringBuilder(between.get(0));
    for (int i = 0; i < sentences.size(); i++) {
      text.append(sentences.get(i).text()).append(between.get(i + 1));
    }
    return text.toString();
  }

  /** How many words all sentences have. */
  public int words() {
    return sentences.stream().mapToInt(sentence -> sentence.words().size()).sum();
  }

  /** With each sentence changed at random that can be; empty if none can. */
  public Optional<Passage> perturbed(Perturber perturber, Randomness randomness) {
    Passage changed = this;
    boolean any = false;
    for (int i = 0; i < sentences.size(); i++) {
      Optional<Sentence> other = perturber.perturb(sentences.get(i), randomness.at(i));
      if (other.isPresent()) {
        any = true;
        changed = changed.with(i, other.get());
      }
    }
    return any ? Optional.of(changed) : Optional.empty();
  }

  /**
   * All that one small change can make of it.
   *
   * @param original where a sentence still has as many words as there, words that differ from it
   *     are left alone
   */
  public List<Passage> variants(Perturber perturber, Passage original) {
    List<Passage> variants = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      List<String> words = sentences.get(i).words();
      List<String> before = original.sentences.get(i).words();
      for (int word = 0; word < words.size(); word++) {
        if (words.size() != before.size() || words.get(word).equals(before.get(word))) {
          int place = i;
          perturber
              .variants(sentences.get(i), word)
              .forEach(variant -> variants.add(with(place, variant)));
        }
      }
    }
    return List.copyOf(variants);
  }
}
