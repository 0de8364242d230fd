package org.syntagma.tasks.syntaxtree;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;

/** Given sentences, in order. */
final class Treebank implements Corpus<Sentence> {
  private final List<Sentence> sentences;
  private Iterator<Sentence> rest;

  Treebank(List<Sentence> sentences) {
    this.sentences = sentences;
    this.rest = sentences.iterator();
  }

  static Sentence dependency(List<String> words, List<Integer> heads, List<String> labels) {
    return new Sentence(
            words, String.join(" ", words), Optional.of(new Dependency(words, heads, labels)))
        .with(Sentence.UPOS, words.stream().map(word -> word.substring(0, 1)).toList());
  }

  static Sentence constituency(Node root) {
    Constituency tree = new Constituency(root);
    return new Sentence(
        tree.words(), String.join(" ", tree.words()), Optional.of(tree), Map.of(), "");
  }

  static Phrase phrase(String label, Node... children) {
    return new Phrase(label, List.of(children));
  }

  static Phrase tag(String label, String word) {
    return phrase(label, new Word(word));
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Optional<Sentence> next() {
    return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
  }

  @Override
  public void rewind() {
    rest = sentences.iterator();
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(sentences.size());
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
