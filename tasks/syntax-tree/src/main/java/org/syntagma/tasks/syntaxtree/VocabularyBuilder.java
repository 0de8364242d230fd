package org.syntagma.tasks.syntaxtree;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;

/**
 * Collects a vocabulary and sorts it, so that tasks on one treebank number it alike, whatever the
 * order in which they read it.
 */
final class VocabularyBuilder {
  private final Map<String, Integer> words = new TreeMap<>();
  private final Set<String> characters = new TreeSet<>();
  private final Map<TagType, Set<String>> tags = new EnumMap<>(TagType.class);
  private final Set<String> labels = new TreeSet<>();

  /** Adds a sentence with the labels of its tree. */
  void add(Sentence sentence, Collection<String> labelsOfTree) {
    for (String word : sentence.words()) {
      words.merge(Vocabulary.key(word), 1, Integer::sum);
      word.codePoints().mapToObj(Character::toString).forEach(characters::add);
    }
    for (TagType type : TagType.values()) {
      sentence
          .annotation(type.key())
          .ifPresent(found -> tags.computeIfAbsent(type, t -> new TreeSet<>()).addAll(found));
    }
    labels.addAll(labelsOfTree);
  }

  Vocabulary build() {
    Map<TagType, Names> names = new EnumMap<>(TagType.class);
    tags.forEach((type, found) -> names.put(type, new Names(found)));
    return new Vocabulary(
        new Names(words.keySet()),
        List.copyOf(words.values()),
        new Names(characters),
        names,
        new Names(labels));
  }
}
