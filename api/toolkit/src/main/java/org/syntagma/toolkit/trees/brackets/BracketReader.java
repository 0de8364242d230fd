package org.syntagma.toolkit.trees.brackets;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * Reads brackets such as {@code (S (NP (DT the) (NN dog)) (VP (VBZ barks)))}, in any layout.
 *
 * <p>Words with the tag {@code -NONE-} are left out, with the phrases that they leave empty. An
 * outermost bracket without a label is called {@code ROOT}. Words such as {@code -LRB-} are
 * unescaped. Parts of speech are also the sentence's {@link Sentence#XPOS}.
 *
 * <p>Where brackets do not balance, reading goes on at the next one that stands at the margin. In a
 * text whose trees begin at the margin, a bracket at the margin inside a tree is such a place, and
 * a surplus closing bracket rejects the trees before it that may be parts of the one it belongs to.
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
    BracketPass pass = new BracketPass(new Lexer(lines.lines()), functionTags);
    pass.read();
    return new Treebank(pass.sentences(), lines.repaired(), pass.rejected());
  }
}
