package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.SampleText;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/** Models that have learned nothing write sentences of a grammar, whatever their tokens are. */
class GrammarDecodingTest {
  private static final String CONFIGURATION =
      """
      name: grammar
      seed: 5
      backend: {type: pytorch, device: cpu, precision: float32}
      tokenizer: %s
      models:
        main: {type: gpt2, layers: 1, heads: 2, width: 16, context: 300}
      stages:
        - name: pretrain
          type: pretrain
          updates: 1
          batch: {examples: 2}
          tasks:
            - {name: text, type: language-model, corpus: {type: grammar, sentences: 400, validation: 0}}
          optimizer: {type: adamw, schedule: {type: warmup-cosine, peak: 1e-2, warmup: 1}}
      """;

  private static final Pattern WORD = Pattern.compile(" ?([A-Za-z]+|[.,?])");
  private static final String LETTERS = "ATMPabcdefghijklmnopqrstuvwxyz.,?";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: words}",
        "{type: characters}",
        "{type: bytes}",
        "{type: bpe, size: 400}",
        "{type: hugging-face, path: pieces.json}",
        "{type: hugging-face, path: unigrams.json}"
      })
  void samplesAreSentencesWhateverTheTokensAre(String tokenizer) {
    Scene scene = new Scene(folder);
    scene.write("pieces.json", wordPieces());
    scene.write("unigrams.json", unigrams());
    Path file = scene.write("grammar.yaml", CONFIGURATION.formatted(tokenizer));
    Syntagma syntagma = Syntagma.create();
    Grammar grammar = syntagma.grammar(Settings.builder().set("type", "cfg").read());
    Settings settings = Settings.builder().file(file).read();
    try (RunResult run = syntagma.run(settings, folder.resolve("run"))) {
      Set<String> texts = new LinkedHashSet<>();
      Decoding drawn = Decoding.defaults().withMaximum(250).withGrammar(grammar);
      for (Decoding decoding : List.of(drawn, drawn.withTemperature(3))) {
        for (String prompt : List.of("", "the dog")) {
          List<SampleText> samples =
              SampleText.of(
                  run.model(),
                  Collections.nCopies(15, prompt),
                  decoding,
                  Randomness.of(3 + prompt.length()),
                  (row, token) -> {});
          samples.forEach(sample -> assertSentence(grammar, sample));
          long ended = samples.stream().filter(sample -> ended(sample)).count();
          assertTrue(ended > 10, ended + " of 15 ended");
          samples.forEach(sample -> texts.add(sample.text()));
        }
      }
      assertTrue(texts.size() > 30, texts::toString);
      Decoding search = Decoding.search(60, 4).withGrammar(grammar);
      List<SampleText> best = SampleText.best(run.model(), "", search, 3);
      assertEquals(3, best.stream().map(each -> each.sample().tokens()).distinct().count());
      best.forEach(sample -> assertSentence(grammar, sample));
    }
  }

  private static boolean ended(SampleText sample) {
    return sample.sample().ending() == Ending.END;
  }

  private static void assertSentence(Grammar grammar, SampleText sample) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(sample.text());
    while (word.lookingAt()) {
      words.add(word.group(1));
      word.region(word.end(), sample.text().length());
    }
    if (ended(sample)) {
      assertTrue(word.hitEnd() && grammar.accepts(words), sample::toString);
    } else {
      assertEquals(Ending.TRUNCATED, sample.sample().ending(), sample::toString);
      // The last word may be the beginning of one.
      assertTrue(
          grammar.acceptsPrefix(words.subList(0, Math.max(0, words.size() - 1))), sample::toString);
    }
  }

  private static String added(String... symbols) {
    List<String> all = new ArrayList<>();
    for (String symbol : symbols) {
      all.add(
          """
          {'id': %d, 'content': '%s', 'special': true, 'single_word': false, 'lstrip': false,
           'rstrip': false, 'normalized': false}"""
              .formatted(all.size(), symbol));
    }
    return String.join(", ", all);
  }

  private static Stream<String> letters() {
    return LETTERS.chars().mapToObj(Character::toString);
  }

  /** Letters, inside words and before them, and some longer ones. */
  private static String wordPieces() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"));
    letters().forEach(pieces::add);
    letters().forEach(letter -> pieces.add("##" + letter));
    pieces.addAll(List.of("the", "dog", "##ing", "##s", "like", "an", "##na", "sl", "##eep"));
    List<String> entries =
        pieces.stream().distinct().map(each -> "'%s': ".formatted(each)).toList();
    String vocabulary =
        Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
            .map(i -> entries.get(i) + i)
            .collect(Collectors.joining(", "));
    return """
        {'model': {'type': 'WordPiece', 'unk_token': '[UNK]', 'continuing_subword_prefix': '##',
          'max_input_chars_per_word': 100, 'vocab': {%s}},
         'added_tokens': [%s],
         'pre_tokenizer': {'type': 'BertPreTokenizer'},
         'decoder': {'type': 'WordPiece', 'prefix': '##', 'cleanup': true}}
        """
        .formatted(vocabulary, added("[PAD]", "[UNK]", "[CLS]", "[SEP]"))
        .replace('\'', '"');
  }

  /** Letters, and some words with the space before them. */
  private static String unigrams() {
    List<String> pieces =
        new ArrayList<>(List.of("['<pad>', 0.0]", "['</s>', 0.0]", "['<unk>', 0.0]"));
    Stream.concat(
            Stream.concat(Stream.of("▁"), letters()),
            Stream.of("▁the", "▁dog", "ing", "▁a", "▁th", "is", "s.", "▁sl", "eep"))
        .forEach(each -> pieces.add("['%s', -%d.0]".formatted(each, 1 + pieces.size() % 7)));
    return """
        {'model': {'type': 'Unigram', 'unk_id': 2, 'byte_fallback': false, 'vocab': [%s]},
         'added_tokens': [%s],
         'normalizer': null,
         'pre_tokenizer': {'type': 'Metaspace', 'replacement': '▁', 'prepend_scheme': 'always', 'split': true},
         'decoder': {'type': 'Metaspace', 'replacement': '▁', 'prepend_scheme': 'always', 'split': true}}
        """
        .formatted(String.join(", ", pieces), added("<pad>", "</s>", "<unk>"))
        .replace('\'', '"');
  }

  private static final String GRAMMAR =
      """
      S -> NP "." | NP "," NP "."
      NP -> "a" Noun
      Noun -> "cab" | "bed" | "fad"
      """;

  private static final Pattern SENTENCE =
      Pattern.compile("(a (cab|bed|fad) ?, ?)?a (cab|bed|fad) ?\\.");

  @Test
  void aRunAndTheCommandTakeAGrammarFromAFile() throws Exception {
    Scene scene = Scene.in(folder);
    Path cfg = scene.write("my.cfg", GRAMMAR);
    scene.edit("context: 16, dropout", "context: 120, dropout");
    scene.edit(
        "samples: {count: 2, prompts: [\"ab\"], decoding: {maximum: 8}}",
        "samples: {count: 5, decoding: {maximum: 100, grammar: {type: cfg, path: my.cfg}}}");
    Path run = folder.resolve("run");
    Cli trained = scene.run(run);
    assertEquals(0, trained.exitCode(), trained.err());
    List<String> lines = trained.out().lines().toList();
    for (String line :
        lines.subList(lines.indexOf("Samples:") + 1, lines.indexOf("Samples:") + 6)) {
      assertTrue(SENTENCE.matcher(line.strip()).matches(), trained.out());
    }
    assertTrue(Files.readString(run.resolve("run.json")).contains(cfg.toString()));
    Cli resumed = Cli.run("resume", run);
    assertEquals(0, resumed.exitCode(), resumed.err());
    Cli generated = Cli.run("generate", run, "--grammar", cfg, "--samples", 9, "--temperature", 3);
    assertEquals(0, generated.exitCode(), generated.err());
    assertEquals(9, generated.out().lines().filter(SENTENCE.asMatchPredicate()).count());
    Cli best = Cli.run("generate", run, "--grammar", cfg, "--beams", 3);
    assertTrue(SENTENCE.matcher(best.out().strip()).matches(), best.out());
    Cli unknown = Cli.run("generate", run, "--grammar", "english");
    assertEquals(ExitCodes.DATA, unknown.exitCode(), unknown.err());
    assertTrue(
        unknown.err().contains("the tokenizer has no tokens for")
            && unknown.err().contains("'Anna'"),
        unknown.err());
    Cli absent = Cli.run("generate", run, "--grammar", folder.resolve("none.cfg"));
    assertEquals(ExitCodes.DATA, absent.exitCode(), absent.err());
    assertTrue(absent.err().contains("none.cfg: found no readable UTF-8 file"), absent.err());
  }

  @Test
  void whatIsWrongWithAGrammarIsToldBeforeTraining() {
    assertTold(ExitCodes.DATA, "{type: cfg, path: none.cfg}", "none.cfg: found no readable");
    assertTold(
        ExitCodes.DATA,
        "{type: cfg}",
        "samples.decoding.grammar: the tokenizer has no tokens for ",
        "'Anna', 'Maria', 'Peter', 'Tom', ");
    assertTold(
        ExitCodes.CONFIGURATION, "{type: cgf}", "samples.decoding.grammar.type", "Known: cfg");
    assertTold(ExitCodes.CONFIGURATION, "{type: cfg, pth: x}", "samples.decoding.grammar.pth");
    assertTold(ExitCodes.CONFIGURATION, "english", "samples.decoding.grammar");
  }

  private void assertTold(int exitCode, String grammar, String... messages) {
    Scene scene = Scene.in(folder);
    scene.edit("decoding: {maximum: 8}", "decoding: {maximum: 8, grammar: %s}".formatted(grammar));
    for (Cli told :
        List.of(scene.run(folder.resolve("run")), Cli.run("validate", scene.configuration()))) {
      assertEquals(exitCode, told.exitCode(), told.err());
      for (String message : messages) {
        assertTrue(told.err().contains(message), told.err());
      }
    }
  }
}
