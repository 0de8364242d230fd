package org.syntagma.trainers.adversarial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Models;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.Progress;
import org.syntagma.testkit.state.MemoryState;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.trainers.adversarial.Arena.Stage;
import org.syntagma.trainers.adversarial.SeqGanConfig.DiscriminatorConfig;
import org.syntagma.trainers.adversarial.SeqGanConfig.EvaluateConfig;
import org.syntagma.trainers.adversarial.SeqGanConfig.GeneratorConfig;

class SeqGanTest {
  private static final long ROUNDS = 4;

  @Test
  void resumesToTheSameBytesAfterAnyRound() {
    try (Arena whole = new Arena()) {
      Stage uninterrupted = new Stage(round -> true);
      SeqGan trainer = whole.trainer(Arena.config(ROUNDS));
      Models expected = trainer.train(trainer.prepare(whole.models()), uninterrupted);
      for (long stop = 1; stop < ROUNDS; stop++) {
        try (Arena before = new Arena();
            Arena after = new Arena()) {
          long last = stop;
          Stage first = new Stage(round -> round < last);
          SeqGan killed = before.trainer(Arena.config(ROUNDS));
          Models models = killed.train(killed.prepare(before.models()), first);
          MemoryState state = new MemoryState();
          killed.save(state);
          SeqGan resumed = after.trainer(Arena.config(ROUNDS));
          Models copy = resumed.prepare(after.models());
          models
              .byName()
              .forEach(
                  (name, model) ->
                      model
                          .parameters()
                          .asMap()
                          .forEach(
                              (path, array) ->
                                  copy.byName()
                                      .get(name)
                                      .parameters()
                                      .get(path)
                                      .set(array.toFloatArray())));
          resumed.load(state.reader());
          Stage rest = new Stage(round -> true);
          assertEquals(Arena.values(expected), Arena.values(resumed.train(copy, rest)));
          List<Progress> progress = new ArrayList<>(first.progress);
          progress.addAll(rest.progress);
          assertEquals(uninterrupted.progress, progress);
        }
      }
    }
  }

  @Test
  void generatorLearnsToWriteWhatTheCorpusHas() {
    SeqGanConfig config =
        new SeqGanConfig(
            40L,
            3,
            new GeneratorConfig(2, 24, 4, 0.8, true, 0, 256),
            new DiscriminatorConfig("discriminator", 1, 1, 24, 48, 5),
            EvaluateConfig.defaults());
    try (Arena arena = new Arena()) {
      SeqGan trainer = arena.trainer(config, Parts.texts("bbb"));
      Models models = trainer.prepare(arena.models());
      int b = models.main().tokenizer().encode("b")[0];
      double before = share(models, b);
      Models after = trainer.train(models, new Stage(round -> true));
      assertTrue(before < 0.5, "began at " + before);
      assertTrue(share(after, b) > 0.8, "ended at " + share(after, b));
    }
  }

  private static double share(Models models, int id) {
    List<List<Integer>> texts = new Writer(models.main(), 3, 256).write(200, Randomness.of(2));
    long found = texts.stream().flatMap(List::stream).filter(each -> each == id).count();
    return (double) found / texts.stream().mapToInt(List::size).sum();
  }

  @Test
  void discriminatorTellsTextsApartThatDiffer() {
    try (Arena arena = new Arena()) {
      SeqGanConfig given = Arena.config(1);
      DiscriminatorConfig much = new DiscriminatorConfig("discriminator", 4, 3, 64, 16, 20);
      SeqGanConfig config =
          new SeqGanConfig(1L, 4, given.generator(), much, EvaluateConfig.defaults());
      SeqGan trainer = arena.trainer(config, Parts.texts("cccc"));
      Stage stage = new Stage(round -> true);
      Models after = trainer.train(trainer.prepare(arena.models()), stage);
      assertTrue(stage.last("discriminator-accuracy").orElseThrow() > 0.9);
      assertTrue(stage.last("reward").orElseThrow() < 0.3);
      assertTrue(stage.last("likelihood-loss").orElseThrow() > 0);
      assertEquals(2, after.byName().size());
    }
  }

  @Test
  void discriminatorMayReadTheFirstPositionOfAnEncoder() {
    try (Arena arena = new Arena()) {
      Models models = arena.models(new Bag(Arena.VOCABULARY, "encoded"));
      SeqGan trainer = arena.trainer(Arena.config(1));
      Stage stage = new Stage(round -> true);
      Models after = trainer.train(trainer.prepare(models), stage);
      assertEquals("encoded", after.byName().get("discriminator").heads().get(0).reads());
    }
  }

  @Test
  void refusesModelsThatDoNotSuit() {
    try (Arena arena = new Arena()) {
      SeqGan trainer = arena.trainer(Arena.config(1));
      refuses(
          trainer,
          arena.models(Map.of("judge", new Bag(Arena.VOCABULARY, "features"))),
          "no model is called 'discriminator', only [main, judge]");
      refuses(trainer, arena.models(new Bag(Arena.VOCABULARY, "vectors")), "gives [vectors]");
      refuses(trainer, arena.models(new Bigram(Arena.VOCABULARY)), "must read 'source'");
      DiscriminatorConfig itself = new DiscriminatorConfig("main", 1, 1, 4, 4, 0);
      SeqGanConfig given = Arena.config(1);
      refuses(
          arena.trainer(
              new SeqGanConfig(1L, 4, given.generator(), itself, EvaluateConfig.defaults())),
          arena.models(),
          "is the main model itself");
    }
  }

  private static void refuses(SeqGan trainer, Models models, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> trainer.prepare(models));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** A text whose tokens are those of a part of it. */
  private record Window(String text) implements Text {
    @Override
    public int[] tokens(Tokenizer tokenizer) {
      return tokenizer.encode(text);
    }
  }

  @Test
  void refusesWindowsOfATextWhichNobodyWritesFromTheBeginning() {
    List<Text> windows = List.of(new Window("ab"));
    Corpus<Text> corpus = new EpochCursor<>(Text.class, Epochs.of(() -> windows));
    try (Arena arena = new Arena()) {
      SeqGan trainer = arena.trainer(Arena.config(1), corpus);
      Models models = trainer.prepare(arena.models());
      DataException e =
          assertThrows(DataException.class, () -> trainer.train(models, new Stage(round -> true)));
      assertTrue(e.getMessage().contains("set unit: line"), e.getMessage());
    }
  }

  @Test
  void refusesACorpusWithoutTexts() {
    Corpus<Integer> numbers = new EpochCursor<>(Integer.class, Epochs.of(() -> List.of(1)));
    try (Arena arena = new Arena()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> arena.trainer(Arena.config(1), numbers));
      assertTrue(e.getMessage().contains("examples of the type Integer, expected texts"));
      SeqGan trainer = arena.trainer(Arena.config(1), Parts.texts());
      Models models = trainer.prepare(arena.models());
      assertThrows(DataException.class, () -> trainer.train(models, new Stage(round -> true)));
      assertEquals(Optional.empty(), numbers.heldOut());
    }
  }
}
