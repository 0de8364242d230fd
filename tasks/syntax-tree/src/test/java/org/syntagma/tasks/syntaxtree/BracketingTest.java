package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.syntagma.tasks.syntaxtree.Treebank.phrase;
import static org.syntagma.tasks.syntaxtree.Treebank.tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.tasks.syntaxtree.Bracketing.Bracket;

class BracketingTest {
  @Test
  void chainsOfSinglePhrasesShareABracket() {
    Constituency tree =
        new Constituency(
            phrase(
                "ROOT",
                phrase("S", phrase("NP", tag("NN", "dogs")), phrase("VP", tag("VB", "bark")))));
    Bracketing bracketing = Bracketing.of(tree);
    assertEquals(List.of("NN", "VB"), bracketing.tags());
    assertEquals(
        Set.of(new Bracket(0, 1, "NP"), new Bracket(1, 2, "VP"), new Bracket(0, 2, "ROOT S")),
        Set.copyOf(bracketing.brackets()));
    assertEquals(tree, bracketing.over(tree.words()));
  }

  @Test
  void everyTreeComesBackExactly() {
    List<Constituency> trees = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      trees.add(new Constituency(random(Randomness.of(i), 0)));
    }
    trees.add(new Constituency(new Word("yes")));
    for (Constituency tree : trees) {
      Bracketing bracketing = Bracketing.of(tree);
      Set<List<Integer>> spans = new HashSet<>();
      bracketing.brackets().forEach(each -> spans.add(List.of(each.start(), each.end())));
      assertEquals(bracketing.brackets().size(), spans.size());
      assertEquals(tree, bracketing.over(tree.words()));
    }
  }

  /** Words with and without tags, chains, and phrases of several children, some of them words. */
  private static Node random(Randomness randomness, int depth) {
    int children =
        depth == 4 ? 0 : (int) randomness.below(0, depth == 0 ? 3 : 4) + (depth == 0 ? 1 : 0);
    if (children == 0) {
      Word word = new Word("w" + randomness.below(1, 9));
      return randomness.uniform(2) < 0.3 ? word : phrase("T" + randomness.below(3, 3), word);
    }
    Node[] nodes = new Node[children];
    for (int i = 0; i < children; i++) {
      nodes[i] = random(randomness.at(i), depth + 1);
    }
    return phrase("P" + randomness.below(4, 3), nodes);
  }
}
