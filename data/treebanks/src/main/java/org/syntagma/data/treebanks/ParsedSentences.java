package org.syntagma.data.treebanks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.corpora.Epochs;

/**
 * The sentences of a corpus' first epoch with the trees that a parser finds, without those for
 * which it finds none. They are parsed batch after batch, as far as anybody has read, and kept.
 * Batches begin at the same sentences whoever reads, so that a resumed run gets the same trees.
 * Safe for several threads.
 */
final class ParsedSentences implements Epochs<Sentence> {
  private static final Logger LOG = LoggerFactory.getLogger(ParsedSentences.class);

  private final Corpus<? extends Sentence> corpus;
  private final Parser parser;
  private final int wordsAtOnce;
  private final Supplier<String> origin;
  private final List<Sentence> parsed = new ArrayList<>();
  private long read;
  private boolean complete;

  /**
   * Nothing is read yet.
   *
   * @param corpus at its beginning, and for this object alone
   * @param origin where the sentences are from, for messages
   */
  ParsedSentences(
      Corpus<? extends Sentence> corpus, Parser parser, int wordsAtOnce, Supplier<String> origin) {
    this.corpus = corpus;
    this.parser = parser;
    this.wordsAtOnce = wordsAtOnce;
    this.origin = origin;
  }

  /**
   * The sentence at that place among those that have a tree, the same in every epoch.
   *
   * @throws DataException if there is none at all, or the parser cannot read one
   */
  @Override
  public synchronized Optional<Sentence> at(long epoch, long index) {
    while (index >= parsed.size() && !complete) {
      parseMore();
    }
    return index < parsed.size() ? Optional.of(parsed.get((int) index)) : Optional.empty();
  }

  /** Parses all, if they have an end. */
  @Override
  public synchronized OptionalLong size() {
    if (corpus.size().isEmpty()) {
      return OptionalLong.empty();
    }
    while (!complete) {
      parseMore();
    }
    return OptionalLong.of(parsed.size());
  }

  private void parseMore() {
    List<Sentence> bare = new ArrayList<>();
    long words = 0;
    boolean ended = false;
    while (words < wordsAtOnce && !ended) {
      Optional<? extends Sentence> next = corpus.next();
      ended = next.isEmpty();
      if (!ended) {
        bare.add(withoutTree(next.get()));
        words += next.get().words().size();
      }
    }
    List<Sentence> found = parse(bare);
    found.stream().filter(sentence -> sentence.tree().isPresent()).forEach(parsed::add);
    read += bare.size();
    if (ended) {
      report();
      complete = true;
    }
  }

  private static Sentence withoutTree(Sentence s) {
    return new Sentence(s.words(), s.text(), Optional.empty(), s.annotations(), s.source());
  }

  private List<Sentence> parse(List<Sentence> bare) {
    try {
      return parser.parse(bare);
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "%s: the parser cannot read all sentences: %s".formatted(origin.get(), e.getMessage()),
          e);
    }
  }

  private void report() {
    if (parsed.isEmpty()) {
      throw new DataException(
          "%s: found no tree for any of %d sentences; expected the parser to know their words: choose another parser or other sentences"
              .formatted(origin.get(), read));
    }
    if (parsed.size() < read) {
      LOG.warn(
          "{}: the parser found no tree for {} of {} sentences, which are left out",
          origin.get(),
          read - parsed.size(),
          read);
    }
  }
}
