package org.syntagma.toolkit.trees.scoring;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.scoring.ConllAlignment.Pair;
import org.syntagma.toolkit.trees.scoring.ConllWord.Span;
import org.syntagma.toolkit.trees.scoring.ConllWord.Tags;

/**
 * Scores dependency trees as the evaluation script of the CoNLL 2018 shared task does (Zeman et al.
 * 2018, section 3): words are aligned by their characters, so that the system may cut text into
 * other words and sentences; punctuation counts; labels count without their subtypes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConllScorer {
  // Marks a system's word, or head, that is no gold word.
  private static final int UNALIGNED = -1;

  private final ConllText gold;
  private final ConllText system;
  private final List<Pair> pairs;
  private final int[] goldOfSystem;

  private ConllScorer(ConllText gold, ConllText system) {
    this.gold = gold;
    this.system = system;
    pairs = ConllAlignment.of(gold, system);
    goldOfSystem = new int[system.words().size()];
    Arrays.fill(goldOfSystem, UNALIGNED);
    pairs.forEach(pair -> goldOfSystem[pair.system()] = pair.gold());
  }

  /**
   * All scores.
   *
   * @param gold the right trees
   * @param system the trees to score, over the same text
   * @throws IllegalArgumentException if the texts differ by more than spaces, or a sentence has no
   *     dependency tree
   */
  public static Map<ConllMetric, Score> score(List<Sentence> gold, List<Sentence> system) {
    ConllText right = ConllText.of(gold);
    ConllText found = ConllText.of(system);
    checkSame(right.characters(), found.characters());
    return new ConllScorer(right, found).scores();
  }

  private static void checkSame(String gold, String system) {
    if (!gold.equals(system)) {
      int at = Arrays.mismatch(gold.toCharArray(), system.toCharArray());
      throw new IllegalArgumentException(
          "the gold text goes on '%s' where the system's goes on '%s'; expected the same text"
              .formatted(excerpt(gold, at), excerpt(system, at)));
    }
  }

  private static String excerpt(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 20));
  }

  private Map<ConllMetric, Score> scores() {
    Map<ConllMetric, Score> scores = new EnumMap<>(ConllMetric.class);
    Predicate<ConllWord> all = word -> true;
    Predicate<ConllWord> content = word -> ConllText.CONTENT.contains(word.label());
    scores.put(ConllMetric.TOKENS, spans(gold.tokens(), system.tokens()));
    scores.put(ConllMetric.SENTENCES, spans(gold.sentences(), system.sentences()));
    scores.put(ConllMetric.WORDS, words(all, pair -> true));
    scores.put(ConllMetric.UPOS, words(all, pair -> sameTag(pair, Tags::upos)));
    scores.put(ConllMetric.XPOS, words(all, pair -> sameTag(pair, Tags::xpos)));
    scores.put(ConllMetric.UFEATS, words(all, pair -> sameTag(pair, Tags::feats)));
    scores.put(ConllMetric.ALL_TAGS, words(all, p -> one(p).tags().equals(other(p).tags())));
    scores.put(ConllMetric.LEMMAS, words(all, this::sameLemma));
    scores.put(ConllMetric.UAS, words(all, this::sameHead));
    scores.put(ConllMetric.LAS, words(all, this::sameArc));
    scores.put(ConllMetric.CLAS, words(content, this::sameArc));
    scores.put(ConllMetric.MLAS, words(content, this::sameMorphology));
    scores.put(ConllMetric.BLEX, words(content, pair -> sameArc(pair) && sameLemma(pair)));
    scores.put(ConllMetric.EXACT, exact());
    return scores;
  }

  private static Score spans(List<Span> gold, List<Span> system) {
    long correct = 0;
    int g = 0;
    int s = 0;
    while (g < gold.size() && s < system.size()) {
      int order = Integer.compare(gold.get(g).start(), system.get(s).start());
      if (order == 0 && gold.get(g).equals(system.get(s))) {
        correct++;
      }
      g += order <= 0 ? 1 : 0;
      s += order >= 0 ? 1 : 0;
    }
    return new Score(gold.size(), system.size(), correct);
  }

  private Score words(Predicate<ConllWord> counted, Predicate<Pair> correct) {
    return new Score(
        gold.words().stream().filter(counted).count(),
        system.words().stream().filter(counted).count(),
        pairs.stream().filter(pair -> counted.test(one(pair))).filter(correct).count());
  }

  private ConllWord one(Pair pair) {
    return gold.words().get(pair.gold());
  }

  private ConllWord other(Pair pair) {
    return system.words().get(pair.system());
  }

  private boolean sameTag(Pair pair, Function<Tags, String> tag) {
    return tag.apply(one(pair).tags()).equals(tag.apply(other(pair).tags()));
  }

  private boolean sameLemma(Pair pair) {
    String lemma = one(pair).lemma();
    return lemma.equals("_") || lemma.equals(other(pair).lemma());
  }

  private boolean sameHead(Pair pair) {
    return one(pair).head().equals(other(pair).head().map(head -> goldOfSystem[head]));
  }

  private boolean sameArc(Pair pair) {
    return sameHead(pair) && one(pair).label().equals(other(pair).label());
  }

  private boolean sameMorphology(Pair pair) {
    List<Integer> right = one(pair).functionWords();
    List<Integer> found = other(pair).functionWords();
    if (!sameArc(pair)
        || !sameWithoutXpos(one(pair), other(pair))
        || right.size() != found.size()) {
      return false;
    }
    for (int i = 0; i < right.size(); i++) {
      ConllWord wanted = gold.words().get(right.get(i));
      ConllWord got = system.words().get(found.get(i));
      if (goldOfSystem[found.get(i)] != right.get(i)
          || !wanted.label().equals(got.label())
          || !sameWithoutXpos(wanted, got)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameWithoutXpos(ConllWord one, ConllWord other) {
    return one.tags().upos().equals(other.tags().upos())
        && one.tags().feats().equals(other.tags().feats());
  }

  private Score exact() {
    int[] right = new int[gold.sentences().size()];
    gold.words().forEach(word -> right[word.sentence()]--);
    pairs.stream().filter(this::sameArc).forEach(pair -> right[one(pair).sentence()]++);
    return new Score(
        right.length,
        system.sentences().size(),
        Arrays.stream(right).filter(missing -> missing == 0).count());
  }
}
