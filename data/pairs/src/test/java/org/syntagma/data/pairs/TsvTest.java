package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsvTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  @Test
  void firstTwoColumnsAreSourceAndTargetAndOthersAreIgnored() {
    Path file = setup().write("a.tsv", "Hi.\t嗨。\tCC-BY\nRun.\t跑\n\nWait!\t等等！\t\n");
    assertEquals(
        List.of("Hi. -> 嗨。", "Run. -> 跑", "Wait! -> 等等！"), Setup.sorted(setup().tsv(file)));
  }

  @Test
  void columnsHaveNumbersFromOne() {
    Path file = setup().write("a.tsv", "a\tb\tc\n");
    assertEquals(List.of("c -> a"), Setup.all(setup().tsv(file, "3", "1", false)));
  }

  @Test
  void columnsHaveNamesWhereThereIsAHeader() {
    Path file = setup().write("a.tsv", "id\tanswer\tquestion\n1\tyes\treally?\n");
    assertEquals(
        List.of("really? -> yes"), Setup.all(setup().tsv(file, "question", "answer", true)));
    assertEquals(List.of("1 -> really?"), Setup.all(setup().tsv(file, "1", "3", true)));
  }

  @Test
  void quotesAreCharactersLikeOthers() {
    Path file = setup().write("a.tsv", "\"a\tb\"\n");
    assertEquals(List.of("\"a -> b\""), Setup.all(setup().tsv(file)));
  }

  @Test
  void gzipWindowsLineEndsAndByteOrderMarkAreNoFaults() {
    Path file = setup().write("a.tsv.gz", "\uFEFFa\tb\r\nc\td\r\n");
    assertEquals(List.of("a -> b", "c -> d"), Setup.sorted(setup().tsv(file)));
  }

  @Test
  void everyFileOfAFolderIsRead() {
    setup().write("a.tsv", "a\tb\n");
    setup().write("b.tsv.gz", "c\td\n");
    setup().write("c.other", "no pair\n");
    assertEquals(List.of("a -> b", "c -> d"), Setup.sorted(setup().tsv(folder)));
  }

  @Test
  void rowWithTooFewFieldsIsNamed() {
    Path file = setup().write("a.tsv", "a\tb\nonly one\n");
    assertEquals(
        "F:2: found 1 field; expected at least 2, separated by tabs",
        Setup.fault(setup().tsv(file), file));
    assertEquals(
        "F:1: found 2 fields; expected at least 5, separated by tabs",
        Setup.message(setup().tsv(file, "1", "5", false), file).lines().toList().get(1));
  }

  @Test
  void emptyPartIsNamed() {
    Path file = setup().write("a.tsv", "a\tb\n\tb\n");
    assertEquals(
        "F:2: found an empty source; expected a text", Setup.fault(setup().tsv(file), file));
    Path other = setup().write("b.tsv", "a\t \n");
    assertEquals(
        "F:1: found an empty target; expected a text", Setup.fault(setup().tsv(other), other));
  }

  @Test
  void columnThatTheHeaderLacksIsNamed() {
    Path file = setup().write("a.tsv", "id\tanswer\n1\tyes\n");
    assertEquals(
        "F:1: found no column 'question' in the header; expected one of id, answer",
        Setup.message(setup().tsv(file, "question", "answer", true), file));
    Path twice = setup().write("b.tsv", "id\tid\n1\tyes\n");
    assertEquals(
        "F:1: found several columns 'id' in the header; expected different names: use a number",
        Setup.message(setup().tsv(twice, "id", "2", true), twice));
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    Path file =
        setup().write("a.tsv", "a\tb\ncaf\u00E9\tb\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "F:2: byte 4 of this line (0xE9) is not UTF-8; expected UTF-8",
        Setup.fault(setup().tsv(file), file));
  }

  @Test
  void faultsOfAllFilesAreToldAtOnceAndCutShort() {
    setup().write("a.tsv", "bad\n".repeat(30));
    setup().write("b.tsv", "bad\n");
    String message = Setup.message(setup().tsv(folder), folder);
    assertTrue(message.startsWith("31 faults in pairs:\nF/a.tsv:1: found 1 field"), message);
    assertTrue(message.contains("\nand 11 more\n"), message);
  }

  @Test
  void aFileInAnotherFormatIsNotReadToItsEnd() {
    Path file = setup().write("a.tsv", "bad\n".repeat(5000));
    assertTrue(Setup.message(setup().tsv(file), file).startsWith("1000 faults in pairs:\n"));
  }

  @Test
  void fileWithoutRowsIsNoCorpus() {
    Path file = setup().write("a.tsv", "\n\n");
    assertEquals(
        "[F]: found no pair to train on; expected at least one",
        Setup.message(setup().tsv(file), file));
  }

  @Test
  void absentFileIsNamed() {
    Path file = folder.resolve("none.tsv");
    assertEquals(
        "F: found no such file; expected a file of data: check the path",
        Setup.message(setup().tsv(file), file));
  }

  @Test
  void cacheThatCannotBeWrittenIsNamed() {
    Path file = setup().write("a.tsv", "a\tb\n");
    Path cache = setup().write("cache", "a file where the folder should be");
    String message = Setup.message(setup().tsv(file), cache);
    assertTrue(message.startsWith("F: cannot keep pairs here ("), message);
  }

  @Test
  void namesNeedAHeader() {
    assertTrue(ColumnChoice.isKnown("12", false));
    assertTrue(ColumnChoice.isKnown("question", true));
    assertFalse(ColumnChoice.isKnown("question", false));
    assertFalse(ColumnChoice.isKnown("0", false));
    assertFalse(ColumnChoice.isKnown("999999", false));
  }
}
