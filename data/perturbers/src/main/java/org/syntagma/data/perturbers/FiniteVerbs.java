package org.syntagma.data.perturbers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;

/**
 * The verbs of a sentence that agree with a subject: of a head with a subject its first auxiliary
 * or copula, or else the head itself.
 *
 * @param sentence with a dependency tree
 */
record FiniteVerbs(Sentence sentence, Dependency tree) {
  private static final String NONE = "_";

  static FiniteVerbs of(Sentence sentence) {
    return new FiniteVerbs(sentence, (Dependency) sentence.tree().orElseThrow());
  }

  /** By their positions, from 0, how they are spelled in the other number; those that have one. */
  Map<Integer, String> inOtherNumber() {
    Map<Integer, String> verbs = new TreeMap<>();
    for (int word = 0; word < tree.words().size(); word++) {
      int head = tree.heads().get(word) - 1;
      if (is(word, "nsubj") && head >= 0) {
        int subject = word;
        int verb = verb(head);
        otherNumber(verb, subject)
            .ifPresent(other -> verbs.put(verb, Casing.like(tree.words().get(verb), other)));
      }
    }
    return verbs;
  }

  /** Whether the relation is that one or a subtype of it. */
  private boolean is(int word, String relation) {
    String label = tree.labels().get(word);
    return label.equals(relation) || label.startsWith(relation + ":");
  }

  private int verb(int head) {
    for (int word = 0; word < tree.words().size(); word++) {
      if (tree.heads().get(word) == head + 1 && (is(word, "aux") || is(word, "cop"))) {
        return word;
      }
    }
    return head;
  }

  private Optional<String> otherNumber(int verb, int subject) {
    String form = Casing.lower(tree.words().get(verb));
    Optional<String> irregular = Inflection.irregular(form);
    if (irregular.isPresent()) {
      return irregular;
    }
    if (is(verb, "aux") || is(verb, "cop")) {
      return Optional.empty();
    }
    return isThirdSingular(verb, subject)
        .map(
            singular ->
                singular
                    ? value(Sentence.LEMMA, verb)
                        .map(Casing::lower)
                        .orElseGet(() -> Inflection.plural(form))
                    : Inflection.thirdSingular(form));
  }

  /** Whether a verb in the present has the ending; empty if it does not agree at all. */
  private Optional<Boolean> isThirdSingular(int verb, int subject) {
    Optional<String> features = value(Sentence.FEATS, verb);
    if (features.isPresent()) {
      List<String> all = List.of(features.get().split("\\|"));
      return all.contains("Tense=Pres") && all.contains("VerbForm=Fin")
          ? Optional.of(all.contains("Person=3") && all.contains("Number=Sing"))
          : Optional.empty();
    }
    Optional<String> tag = value(Sentence.XPOS, verb);
    if (tag.isPresent()) {
      return switch (tag.get()) {
        case "VBZ" -> Optional.of(true);
        case "VBP" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    boolean isVerb = value(Sentence.UPOS, verb).map("VERB"::equals).orElse(true);
    String form = Casing.lower(tree.words().get(verb));
    return isVerb
        ? Inflection.guess(form, Casing.lower(tree.words().get(subject)))
        : Optional.empty();
  }

  private Optional<String> value(String annotation, int word) {
    return sentence
        .annotation(annotation)
        .map(values -> values.get(word))
        .filter(value -> !value.isEmpty() && !value.equals(NONE));
  }
}
