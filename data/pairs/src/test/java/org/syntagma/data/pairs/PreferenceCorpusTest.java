package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Preference;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.pairs.PreferenceCorpusConfig.FileType;
import org.syntagma.testkit.data.CorpusContract;
import org.syntagma.toolkit.files.Faults;

class PreferenceCorpusTest implements CorpusContract<Preference> {
  @TempDir private Path folder;

  /** The settings that these tests change. */
  private record Given(
      FileType format,
      Optional<String> prompt,
      String chosen,
      String rejected,
      boolean header,
      Optional<String> rows,
      double share,
      Faults faults) {
    static Given of(FileType format) {
      return new Given(
          format,
          Optional.of("{prompt}"),
          "{chosen}",
          "{rejected}",
          true,
          Optional.empty(),
          0,
          Faults.FAIL);
    }

    Given templates(Optional<String> ofPrompt, String ofChosen, String ofRejected, boolean names) {
      return new Given(format, ofPrompt, ofChosen, ofRejected, names, rows, share, faults);
    }

    Given rows(String list) {
      return new Given(format, prompt, chosen, rejected, header, Optional.of(list), share, faults);
    }

    Given share(double held) {
      return new Given(format, prompt, chosen, rejected, header, rows, held, faults);
    }

    Given skipping() {
      return new Given(format, prompt, chosen, rejected, header, rows, share, Faults.SKIP);
    }

    PreferenceCorpusConfig config(Path file) {
      return new PreferenceCorpusConfig(
          List.of(file),
          List.of(),
          format,
          prompt,
          chosen,
          rejected,
          header,
          rows,
          share,
          SplitBy.SOURCE,
          OptionalInt.empty(),
          OptionalInt.empty(),
          1,
          faults);
    }
  }

  private Setup setup() {
    return Setup.in(folder);
  }

  private PreferenceCorpus corpus(Given given, String name, String text) {
    Path file = setup().write(name, text);
    return new PreferenceCorpus(given.config(file), Randomness.of(1), setup().cache());
  }

  private static List<Preference> all(Corpus<Preference> corpus) {
    List<Preference> all = new ArrayList<>();
    for (Optional<Preference> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static String json(String prompt, String chosen, String rejected) {
    return "{\"prompt\": \"%s\", \"chosen\": \"%s\", \"rejected\": \"%s\"}\n"
        .formatted(prompt, chosen, rejected);
  }

  @Override
  public Corpus<Preference> create() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      text.append(json("prompt " + i, "good " + i, "bad " + i));
    }
    return corpus(Given.of(FileType.JSONL).share(0.3), "all.jsonl", text.toString());
  }

  @Override
  public Object key(Preference example) {
    return example;
  }

  @Test
  void readsFieldsOfJsonLinesByTemplates() {
    String line =
        "{\"q\": \"é?\", \"answers\": [{\"text\": \"bad\"}, {\"text\": \"good\"}], \"n\": 3}\n";
    Given given =
        Given.of(FileType.JSONL)
            .templates(Optional.of("Q: {q}"), "{answers.1.text} {n}", "{answers.0.text}", true);
    assertEquals(
        List.of(Preference.of("Q: é?", "good 3", "bad")), all(corpus(given, "a.jsonl", line)));
  }

  @Test
  void readsAListInsideOneJsonValue() {
    String text = "{\"data\": [" + json("p", "a", "b") + "," + json("q", "c", "d") + "]}";
    List<Preference> found = all(corpus(Given.of(FileType.JSONL).rows("data"), "a.json", text));
    assertEquals(2, found.size());
    assertTrue(found.contains(Preference.of("q", "c", "d")), found.toString());
  }

  @Test
  void readsColumnsOfTablesByNameAndByNumber() {
    Preference expected = Preference.of("to be", "or, not", "so");
    Given named = Given.of(FileType.TSV);
    assertEquals(
        List.of(expected),
        all(corpus(named, "a.tsv", "rejected\tprompt\tchosen\nso\tto be\tor, not\n")));
    Given numbered = Given.of(FileType.CSV).templates(Optional.of("{2}"), "{3}", "{1}", false);
    assertEquals(List.of(expected), all(corpus(numbered, "a.csv", "so,to be,\"or, not\"\n")));
  }

  @Test
  void withoutAPromptWholeTextsAreComparedAndSplitByRow() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(json("ignored", "good " + i, "bad " + i));
    }
    Given given =
        Given.of(FileType.JSONL)
            .templates(Optional.empty(), "{chosen}", "{rejected}", true)
            .share(0.5);
    PreferenceCorpus corpus = corpus(given, "a.jsonl", text.toString());
    List<Preference> training = all(corpus);
    List<Preference> heldOut = all(corpus.heldOut().orElseThrow());
    assertEquals(200, training.size() + heldOut.size());
    assertEquals(100, heldOut.size(), 30);
    assertTrue(training.stream().allMatch(each -> each.source().isEmpty()));
    List<String> texts = new ArrayList<>();
    corpus.texts().forEach(texts::add);
    assertEquals(2 * training.size(), texts.size());
    assertTrue(texts.contains(training.get(0).rejected()));
  }

  @Test
  void rowsThatAreNoPreferencesAreToldWithTheirLines() {
    Path file =
        setup()
            .write(
                "a.jsonl",
                json("p", "a", "b")
                    + json("p", "same", "same")
                    + json("p", " ", "b")
                    + json(" ", "a", "b")
                    + "{\"prompt\": \"p\", \"chosen\": \"a\"}\n");
    PreferenceCorpus corpus =
        new PreferenceCorpus(
            Given.of(FileType.JSONL).config(file), Randomness.of(1), setup().cache());
    String message =
        assertThrows(DataException.class, corpus::next).getMessage().replace(file.toString(), "F");
    assertEquals(
        """
        4 faults in preferences:
        F:2: found the same answer as chosen and as rejected; expected two different ones
        F:3: found an empty chosen answer; expected a text
        F:4: found an empty prompt; expected a text
        F:5: found no field 'rejected'; the fields there are prompt, chosen
        Correct them, or set faults: skip to leave such rows out""",
        message);
  }

  @Test
  void faultyRowsCanBeSkipped() throws Exception {
    Given given = Given.of(FileType.JSONL).skipping();
    String text = json("p", "a", "a") + json("p", "a", "b") + "no json\n";
    assertEquals(List.of(Preference.of("p", "a", "b")), all(corpus(given, "a.jsonl", text)));
    String record = Files.readString(setup().records().get(0));
    assertTrue(record.contains("a.jsonl:1: found the same answer"), record);
    assertTrue(record.contains("a.jsonl:3: found what is no JSON"), record);
  }

  @Test
  void aColumnThatIsNotThereIsTheHeadersFault() {
    PreferenceCorpus corpus =
        corpus(Given.of(FileType.TSV), "a.tsv", "prompt\tchosen\tworse\na\tb\tc\n");
    String message = assertThrows(DataException.class, corpus::next).getMessage();
    assertTrue(
        message.endsWith(
            "a.tsv:1: found no field 'rejected'; the fields there are prompt, chosen, worse"),
        message);
    PreferenceCorpus twice = corpus(Given.of(FileType.TSV), "b.tsv", "chosen\tchosen\nb\tc\n");
    assertTrue(
        assertThrows(DataException.class, twice::next)
            .getMessage()
            .contains("found several columns 'chosen' in the header"));
  }

  @Test
  void aRowMustHaveAsManyFieldsAsTheHeader() {
    PreferenceCorpus corpus =
        corpus(Given.of(FileType.CSV), "a.csv", "prompt,chosen,rejected\na,b\n");
    String message = assertThrows(DataException.class, corpus::next).getMessage();
    assertTrue(message.contains("a.csv:2: found 2 fields; expected 3, as the header has"), message);
  }

  @Test
  void onlyJsonHasRows() {
    Path file = folder.resolve("a");
    assertFalse(Given.of(FileType.CSV).rows("data").config(file).isOnlyJsonSearchedForRows());
    assertTrue(Given.of(FileType.JSONL).rows("data").config(file).isOnlyJsonSearchedForRows());
  }
}
