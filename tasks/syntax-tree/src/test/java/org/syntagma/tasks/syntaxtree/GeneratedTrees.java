package org.syntagma.tasks.syntaxtree;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.data.grammar.GrammarPlugin;

/** Sentences of the English grammar. */
final class GeneratedTrees {
  private GeneratedTrees() {}

  static List<Sentence> constituency(int count) {
    Component<? extends Corpus<?>> component = new GrammarPlugin().corpora().get(0);
    try {
      Method defaults = component.configuration().getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      Constructor<?> constructor =
          component
              .implementation()
              .getDeclaredConstructor(component.configuration(), Randomness.class);
      constructor.setAccessible(true);
      Corpus<?> corpus =
          (Corpus<?>) constructor.newInstance(defaults.invoke(null), Randomness.of(2));
      List<Sentence> sentences = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sentences.add((Sentence) corpus.next().orElseThrow());
      }
      return sentences;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * A phrase's last word is its head; the last words of its other parts depend on it, labelled by
   * the phrase.
   */
  static List<Sentence> dependency(int count) {
    return constituency(count).stream().map(GeneratedTrees::dependency).toList();
  }

  private static Sentence dependency(Sentence sentence) {
    int size = sentence.words().size();
    Integer[] heads = new Integer[size];
    String[] labels = new String[size];
    Arrays.fill(heads, 0);
    Arrays.fill(labels, "root");
    attach(((Constituency) sentence.tree().orElseThrow()).root(), 0, heads, labels);
    Dependency tree = new Dependency(sentence.words(), List.of(heads), List.of(labels));
    return new Sentence(sentence.words(), sentence.text(), Optional.of(tree));
  }

  /** The first word after the node. */
  private static int attach(Node node, int start, Integer[] heads, String[] labels) {
    if (!(node instanceof Phrase phrase)) {
      return start + 1;
    }
    List<Integer> ends = new ArrayList<>();
    int at = start;
    for (Node child : phrase.children()) {
      at = attach(child, at, heads, labels);
      ends.add(at);
    }
    for (int i = 0; i < ends.size() - 1; i++) {
      int dependent = ends.get(i) - 1;
      heads[dependent] = at;
      labels[dependent] = phrase.label().split("-", 2)[0];
    }
    return at;
  }
}
