package org.syntagma.data.perturbers;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;
import org.syntagma.toolkit.perturbation.Rewrite;

/**
 * Lets two parts of a sentence that stand side by side in one phrase change places, whole: two
 * constituents, or a word's dependents with one another or with the word itself. Punctuation stays.
 */
@Description("two parts of a phrase in each other's places, found by a tree")
final class WordOrder implements Perturber {
  private final Trees trees;

  @Inject
  WordOrder(
      @Slot("parser") @Description("finds trees for sentences that have none")
          Optional<Parser> parser) {
    this.trees = new Trees("word-order", parser);
  }

  @Override
  public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
    return trees
        .of(sentence, Tree.class)
        .flatMap(
            parsed -> {
              List<Exchange> all = Exchange.all(parsed.tree().orElseThrow());
              return all.isEmpty()
                  ? Optional.empty()
                  : Optional.of(changed(parsed, all.get((int) randomness.below(0, all.size()))));
            });
  }

  @Override
  public List<Sentence> variants(Sentence sentence, int word) {
    return trees.of(sentence, Tree.class).stream()
        .flatMap(
            parsed ->
                Exchange.all(parsed.tree().orElseThrow()).stream()
                    .filter(exchange -> exchange.from() == word)
                    .map(exchange -> changed(parsed, exchange)))
        .toList();
  }

  private static Sentence changed(Sentence sentence, Exchange exchange) {
    return Rewrite.ordered(sentence, exchange.order(sentence.words().size()));
  }

  @Override
  public List<DataSource> sources() {
    return trees.sources();
  }
}
