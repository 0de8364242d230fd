package org.syntagma.toolkit.trees.brackets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Rejected;
import org.syntagma.toolkit.trees.brackets.Lexer.Place;
import org.syntagma.toolkit.trees.brackets.Lexer.Token;
import org.syntagma.toolkit.trees.words.WordJoiner;

/** Goes through a text once, tree after tree. */
final class BracketPass {
  private final Lexer lexer;
  private final boolean functionTags;
  private final List<Read> read = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private Margin margin = Margin.UNKNOWN;

  BracketPass(Lexer lexer, boolean functionTags) {
    this.lexer = lexer;
    this.functionTags = functionTags;
  }

  private record Read(Token first, Sentence sentence) {}

  /** What an opening bracket at the margin is, as the first tree that can tell has told. */
  private enum Margin {
    UNKNOWN,
    BEGINS_A_TREE,
    MEANS_NOTHING
  }

  List<Sentence> sentences() {
    return read.stream().map(Read::sentence).toList();
  }

  List<Rejected> rejected() {
    return rejected;
  }

  void read() {
    Optional<Token> first = lexer.next();
    while (first.isPresent()) {
      if (first.get().opens()) {
        tree(first.get());
        first = lexer.next();
      } else {
        first = outside(first.get());
      }
    }
  }

  /** Rejects everything up to the next opening bracket, and gives that. */
  private Optional<Token> outside(Token first) {
    Token from = first;
    Place end = first.end();
    Optional<Token> next = Optional.of(first);
    while (next.isPresent() && !next.get().opens()) {
      from = from.equals(first) && next.get().closes() ? takeBack(first, next.get()) : from;
      end = next.get().end();
      next = lexer.next();
    }
    String message = "found '" + first.text() + "' outside of all brackets; expected '('";
    reject(List.of(new Fault(first.number(), message)), from.from(), end);
    return next;
  }

  /**
   * Takes back the trees that began on the line of a surplus bracket, which may be parts of one
   * tree, and those before them, up to one at the margin if trees begin there.
   *
   * @param outside what stands outside of all brackets: the bracket, or words before it
   * @return where the first of them began, or else {@code outside}
   */
  private Token takeBack(Token outside, Token surplus) {
    Token from = outside;
    while (!read.isEmpty()) {
      Token last = read.get(read.size() - 1).first();
      boolean goesOn =
          !from.equals(outside) && !from.startsTree() && margin == Margin.BEGINS_A_TREE;
      if (last.number() != surplus.number() && !goesOn) {
        break;
      }
      from = last;
      read.remove(read.size() - 1);
    }
    return from;
  }

  private void tree(Token first) {
    TreeBuilder builder = new TreeBuilder(functionTags);
    Optional<Token> inner = Optional.empty();
    Token last = first;
    builder.add(first);
    while (!builder.isComplete()) {
      Optional<Token> token = lexer.next();
      inner = inner.or(() -> token.filter(Token::startsTree));
      if (token.isEmpty() || (inner.isPresent() && margin == Margin.BEGINS_A_TREE)) {
        unclosed(first, last, inner);
        return;
      }
      last = token.get();
      builder.add(last);
    }
    finish(builder, first, inner, last.end());
  }

  /**
   * Rejects a tree that does not end.
   *
   * @param inner the first bracket at the margin after its beginning
   */
  private void unclosed(Token first, Token last, Optional<Token> inner) {
    Optional<Token> restart = inner.filter(token -> margin != Margin.MEANS_NOTHING);
    Place end = restart.map(Token::from).orElse(last.end());
    String until =
        restart.map(token -> " before the '(' at the margin of line " + token.number()).orElse("");
    String message =
        "found no ')' for the '(' that begins here" + until + "; expected brackets to balance";
    reject(List.of(new Fault(first.number(), message)), first.from(), end);
    if (restart.isPresent()) {
      margin = Margin.BEGINS_A_TREE;
    }
    lexer.seek(end);
  }

  private void finish(TreeBuilder builder, Token first, Optional<Token> inner, Place end) {
    List<Fault> faults = new ArrayList<>(lexer.faults(first.from(), end));
    faults.addAll(builder.faults());
    if (!faults.isEmpty()) {
      reject(faults, first.from(), end);
      return;
    }
    Constituency tree = builder.tree().orElseThrow();
    List<String> words = tree.words();
    read.add(
        new Read(
            first,
            new Sentence(
                words,
                WordJoiner.join(words),
                Optional.of(tree),
                Map.of(Sentence.XPOS, builder.tags()),
                lexer.text(first.from(), end))));
    if (margin == Margin.UNKNOWN && (inner.isPresent() || first.startsTree())) {
      margin = inner.isPresent() ? Margin.MEANS_NOTHING : Margin.BEGINS_A_TREE;
    }
  }

  private void reject(List<Fault> faults, Place from, Place end) {
    rejected.add(new Rejected(faults, lexer.text(from, end).stripTrailing()));
  }
}
