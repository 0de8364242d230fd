package org.syntagma.toolkit.trees.brackets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Rejected;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;
import org.syntagma.toolkit.trees.brackets.Lexer.Place;
import org.syntagma.toolkit.trees.brackets.Lexer.Token;
import org.syntagma.toolkit.trees.words.WordJoiner;

/**
 * Reads brackets such as {@code (S (NP (DT the) (NN dog)) (VP (VBZ barks)))}, in any layout.
 *
 * <p>Words with the tag {@code -NONE-} are left out, with the phrases that they leave empty. An
 * outermost bracket without a label is called {@code ROOT}. Words such as {@code -LRB-} are
 * unescaped. Parts of speech are also the sentence's {@link Sentence#XPOS}. Where brackets do not
 * balance, reading goes on at the next one that stands at the margin.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BracketReader implements TreebankReader {
  private final boolean functionTags;

  /**
   * A reader.
   *
   * @param functionTags whether labels keep what follows the category, as in {@code NP-SBJ-1}; the
   *     source keeps it in any case
   */
  public BracketReader(boolean functionTags) {
    this.functionTags = functionTags;
  }

  @Override
  public Treebank read(InputStream in) throws IOException {
    Lines lines = Lines.read(in);
    Pass pass = new Pass(new Lexer(lines.lines()), functionTags);
    pass.read();
    return new Treebank(pass.sentences, lines.repaired(), pass.rejected);
  }

  private static final class Pass {
    private final Lexer lexer;
    private final boolean functionTags;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private Pass(Lexer lexer, boolean functionTags) {
      this.lexer = lexer;
      this.functionTags = functionTags;
    }

    private void read() {
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
      Place end = first.end();
      Optional<Token> next = lexer.next();
      while (next.isPresent() && !next.get().opens()) {
        end = next.get().end();
        next = lexer.next();
      }
      String message = "found '" + first.text() + "' outside of all brackets; expected '('";
      reject(List.of(new Fault(first.number(), message)), first.from(), end);
      return next;
    }

    private void tree(Token first) {
      TreeBuilder builder = new TreeBuilder(functionTags);
      Optional<Token> restart = Optional.empty();
      Token last = first;
      builder.add(first);
      while (!builder.isComplete()) {
        Optional<Token> token = lexer.next();
        if (token.isEmpty()) {
          unclosed(first, last, restart);
          return;
        }
        last = token.get();
        restart = restart.or(() -> token.filter(Token::startsTree));
        builder.add(last);
      }
      finish(builder, first.from(), last.end());
    }

    private void unclosed(Token first, Token last, Optional<Token> restart) {
      Place end = restart.map(Token::from).orElse(last.end());
      String message = "found no ')' for the '(' that begins here; expected brackets to balance";
      reject(List.of(new Fault(first.number(), message)), first.from(), end);
      lexer.seek(end);
    }

    private void finish(TreeBuilder builder, Place from, Place end) {
      List<Fault> faults = new ArrayList<>(lexer.faults(from, end));
      faults.addAll(builder.faults());
      if (faults.isEmpty()) {
        Constituency tree = builder.tree().orElseThrow();
        List<String> words = tree.words();
        sentences.add(
            new Sentence(
                words,
                WordJoiner.join(words),
                Optional.of(tree),
                Map.of(Sentence.XPOS, builder.tags()),
                lexer.text(from, end)));
      } else {
        reject(faults, from, end);
      }
    }

    private void reject(List<Fault> faults, Place from, Place end) {
      rejected.add(new Rejected(faults, lexer.text(from, end).stripTrailing()));
    }
  }
}
