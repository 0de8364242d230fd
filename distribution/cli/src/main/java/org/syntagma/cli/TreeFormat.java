package org.syntagma.cli;

import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;
import org.syntagma.toolkit.trees.brackets.BracketWriter;
import org.syntagma.toolkit.trees.conllu.ConlluWriter;
import org.syntagma.toolkit.trees.drawing.TreeSvg;
import org.syntagma.toolkit.trees.drawing.TreeText;

/** How a sentence with its tree is shown. Lower case, as people write them. */
enum TreeFormat {
  CONLLU {
    @Override
    String write(Sentence sentence) {
      if (tree(sentence) instanceof Dependency) {
        return new ConlluWriter().write(sentence);
      }
      throw new DataException("CoNLL-U holds no constituents: take --format brackets, tree or svg");
    }
  },
  BRACKETS {
    @Override
    String write(Sentence sentence) {
      if (tree(sentence) instanceof Constituency tree) {
        return new BracketWriter().write(tree) + "\n";
      }
      throw new DataException("brackets hold no dependencies: take --format conllu, tree or svg");
    }
  },
  TREE {
    @Override
    String write(Sentence sentence) {
      return drawing(sentence) + "\n";
    }
  },
  SVG {
    @Override
    String write(Sentence sentence) {
      return TreeSvg.draw(tree(sentence));
    }
  };

  private static final int COLUMNS = 120;

  /** What is shown of a sentence, line ends included. */
  abstract String write(Sentence sentence);

  /** The format in which nothing of the tree is lost and programs read it. */
  static TreeFormat of(Sentence sentence) {
    return tree(sentence) instanceof Dependency ? CONLLU : BRACKETS;
  }

  /** The tree drawn as text. */
  static String drawing(Sentence sentence) {
    return TreeText.draw(tree(sentence), COLUMNS);
  }

  private static Tree tree(Sentence sentence) {
    return sentence
        .tree()
        .orElseThrow(
            () -> new IllegalStateException("the parser found no tree of " + sentence.words()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
