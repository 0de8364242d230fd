package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;

/** The grammar that is shipped: its size, its lengths, and that its sentences are English. */
class EnglishGrammarTest {

  private static final ProbabilisticGrammar ENGLISH = GrammarText.english().read();
  private static final List<List<String>> SENTENCES =
      LongStream.range(0, 20_000)
          .mapToObj(new SentenceSampler(ENGLISH, Randomness.of(1), 40)::sentence)
          .map(Sentence::words)
          .toList();

  @Test
  void hasAVocabularyThatATinyModelCanLearn() {
    int words = ENGLISH.words().size();
    assertTrue(words >= 150 && words <= 250, () -> words + " words");
  }

  @Test
  void meanLengthIsThatOfAShortSentence() {
    assertTrue(ENGLISH.meanLength() >= 8 && ENGLISH.meanLength() <= 12, ENGLISH::toString);
    double mean = SENTENCES.stream().mapToInt(List::size).average().orElseThrow();
    // Sentences above the maximum are drawn again, which costs a little length.
    assertEquals(ENGLISH.meanLength(), mean, 0.3);
  }

  @Test
  void everyWordOccurs() {
    Set<String> seen = new TreeSet<>();
    SENTENCES.forEach(seen::addAll);
    assertEquals(new TreeSet<>(ENGLISH.words()), seen);
  }

  @Test
  void sentencesEndWithTheirOnlyFullStopOrQuestionMark() {
    for (List<String> sentence : SENTENCES) {
      int last = sentence.size() - 1;
      assertTrue(Set.of(".", "?").contains(sentence.get(last)), sentence::toString);
      assertTrue(sentence.subList(0, last).stream().noneMatch(w -> w.matches("[.?]")));
    }
  }

  @Test
  void articleFitsTheSoundThatFollows() {
    for (List<String> sentence : SENTENCES) {
      for (int i = 0; i + 1 < sentence.size(); i++) {
        boolean vowel = sentence.get(i + 1).matches("[aeiou].*");
        if (sentence.get(i).equals("a")) {
          assertTrue(!vowel, sentence::toString);
        } else if (sentence.get(i).equals("an")) {
          assertTrue(vowel, sentence::toString);
        }
      }
    }
  }

  @Test
  void plainSubjectsAgreeWithTheirVerbs() {
    // An independent view of agreement: the surface form alone, for sentences of the simplest
    // shape.
    Pattern simple =
        Pattern.compile(
            "(?:(?<singular>he|she|Anna|Tom|Maria|Peter|(?:the|this|every) (?:dog|girl|fox|artist))"
                + "|(?<plural>they|we|you|(?:the|these|two) (?:dogs|girls|foxes|artists)))"
                + " (?<verb>\\w+)(?: [a-z]+ly| outside)? \\.");
    int matches = 0;
    for (List<String> sentence : SENTENCES) {
      Matcher matcher = simple.matcher(String.join(" ", sentence));
      if (matcher.matches()) {
        matches++;
        assertEquals(
            matcher.group("singular") != null, matcher.group("verb").endsWith("s"), matcher::group);
      }
    }
    assertTrue(matches > 100, "too few sentences to judge: " + matches);
  }

  @Test
  void determinersAgreeWithTheirNouns() {
    Pattern wrong =
        Pattern.compile(
            "\\b(a|an|this|every) (dogs|girls|books|boxes)\\b"
                + "|\\b(these|two|many) (dog|girl|book|box)\\b");
    for (List<String> sentence : SENTENCES) {
      String text = String.join(" ", sentence);
      assertTrue(!wrong.matcher(text).find(), text);
    }
  }
}
