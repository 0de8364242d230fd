package org.syntagma.toolkit.trees.brackets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.brackets.Lexer.Token;

/** Builds one tree from its tokens. Words that are not there vanish with what they leave empty. */
final class TreeBuilder {
  // Deeper trees are damage, and would overflow the stack of whoever walks them.
  private static final int MAXIMUM_DEPTH = 500;

  private final boolean functionTags;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private Optional<Node> root = Optional.empty();

  TreeBuilder(boolean functionTags) {
    this.functionTags = functionTags;
  }

  /** A bracket that is not closed yet. */
  private static final class Open {
    private final Token bracket;
    private final List<Token> atoms = new ArrayList<>();
    private final List<Node> children = new ArrayList<>();
    private boolean hasBrackets;

    private Open(Token bracket) {
      this.bracket = bracket;
    }
  }

  /** Takes the next token; the first one opens. */
  void add(Token token) {
    if (token.opens()) {
      if (!open.isEmpty()) {
        open.peek().hasBrackets = true;
      }
      open.push(new Open(token));
      if (open.size() == MAXIMUM_DEPTH) {
        fault(token, "found more than " + MAXIMUM_DEPTH + " brackets in each other");
      }
    } else if (token.closes()) {
      close(open.pop());
    } else if (open.peek().hasBrackets) {
      fault(token, "found '" + token.text() + "' after a bracket; expected '(' or ')'");
    } else {
      open.peek().atoms.add(token);
    }
  }

  boolean isComplete() {
    return open.isEmpty();
  }

  /** The tree; nothing if there are faults. */
  Optional<Constituency> tree() {
    return faults.isEmpty() ? root.map(Constituency::new) : Optional.empty();
  }

  /** Each word's part of speech. */
  List<String> tags() {
    return List.copyOf(tags);
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  private void fault(Token token, String message) {
    faults.add(new Fault(token.number(), message));
  }

  private void close(Open done) {
    Optional<Node> node = done.hasBrackets ? phrase(done) : word(done);
    node.ifPresent(
        found -> {
          if (open.isEmpty()) {
            root = Optional.of(found);
          } else {
            open.peek().children.add(found);
          }
        });
    if (open.isEmpty() && root.isEmpty() && faults.isEmpty()) {
      fault(done.bracket, "found a tree without words");
    }
  }

  private Optional<Node> phrase(Open done) {
    if (done.atoms.size() > 1) {
      Token word = done.atoms.get(1);
      fault(word, "found the word '" + word.text() + "' in a phrase; expected it in its own tag");
    }
    if (done.atoms.isEmpty() && !open.isEmpty()) {
      fault(done.bracket, "found a phrase without a label inside a tree; expected one");
    }
    if (done.children.isEmpty()) {
      return Optional.empty();
    }
    String label = done.atoms.isEmpty() ? Labels.ROOT : done.atoms.get(0).text();
    return Optional.of(
        new Phrase(functionTags ? label : Labels.plain(label), List.copyOf(done.children)));
  }

  private Optional<Node> word(Open done) {
    if (done.atoms.size() != 2) {
      fault(
          done.bracket,
          "found %d things in a bracket; expected a tag and a word".formatted(done.atoms.size()));
      return Optional.empty();
    }
    String tag = done.atoms.get(0).text();
    if (tag.equals(Labels.EMPTY)) {
      return Optional.empty();
    }
    tags.add(tag);
    return Optional.of(new Phrase(tag, List.of(new Word(Escapes.read(done.atoms.get(1).text())))));
  }
}
