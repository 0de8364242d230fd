package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.files.Faults;

class CsvTest {
  private static final String UNCLOSED =
      "found a quote that begins a field here and is never closed; expected another quote at the end of the field";

  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private List<String> read(String text) {
    return Setup.sorted(setup().csv(setup().write("a.csv", text)));
  }

  private String fault(String text) {
    Path file = setup().write("a.csv", text);
    return Setup.fault(setup().csv(file), file);
  }

  @Test
  void quotedFieldsHaveDelimitersQuotesAndLinesInThem() {
    assertEquals(List.of("a, b -> c"), read("\"a, b\",c\n"));
    assertEquals(List.of("say \"hi\" -> x"), read("\"say \"\"hi\"\"\",x\n"));
    assertEquals(List.of("1\n\n2 -> 3\n4"), read("\"1\n\n2\",\"3\n4\"\n"));
    assertEquals(List.of("\" -> \"\""), read("\"\"\"\",\"\"\"\"\"\"\n"));
  }

  @Test
  void quoteThatDoesNotBeginItsFieldIsACharacter() {
    assertEquals(List.of("5\" disk -> c", "d -> e"), read("5\" disk,c\nd,e\n"));
  }

  @Test
  void windowsLineEndsAndByteOrderMarkAreNoFaults() {
    assertEquals(List.of("a\nb -> c", "d -> e"), read("\uFEFF\"a\r\nb\",c\r\n\r\nd,\"e\"\r\n"));
  }

  @Test
  void delimiterAndHeaderAreOnesOwn() {
    Path file = setup().write("a.csv.gz", "answer;\"the question\"\nyes;\"a;b\"\n");
    assertEquals(
        List.of("a;b -> yes"), Setup.all(setup().csv(file, "the question", "answer", true, ";")));
    Path tabs = setup().write("b.csv", "\"a\tb\"\tc\n");
    assertEquals(List.of("a\tb -> c"), Setup.all(setup().csv(tabs, "1", "2", false, "\t")));
  }

  @Test
  void unclosedQuoteIsNamedWhereItBegan() {
    assertEquals("F:2: " + UNCLOSED, fault("a,b\nc,\"d\ne,f\ng,h\n"));
    assertEquals("F:3: " + UNCLOSED, fault("a,b\n\"c\nc\",\"d\ne,f\n"));
  }

  @Test
  void unclosedQuoteThatMeetsTheNextOneIsNamedWhereItBegan() {
    assertEquals(
        "F:2: found 'x' in line 3 after the quoted field that begins here; expected ',' or the end of the row: write a quote inside quotes twice",
        fault("a,b\nc,\"d\n\"x\",y\n"));
  }

  @Test
  void rowsAfterABrokenQuoteAreKept() throws IOException {
    Path file = setup().write("a.csv", "a,b\nc,\"d\ne,f\n\"x\",y\nz,\"\n");
    CsvCorpus corpus = setup().with(Faults.SKIP).csv(file);
    assertEquals(List.of("a -> b", "e -> f", "x -> y"), Setup.sorted(corpus));
    String record = Files.readString(setup().records().get(0));
    assertTrue(record.contains("# %s:2: found 'x' in line 4".formatted(file)), record);
    assertTrue(record.contains("\nc,\"d\n\n# %s:5: %s\nz,\"\n".formatted(file, UNCLOSED)), record);
  }

  @Test
  void rowWithTooFewFieldsIsNamedByItsFirstLine() {
    assertEquals(
        "F:2: found 1 field; expected at least 2, separated by ','", fault("a,b\n\"c\nd\"\ne,f\n"));
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    Path file =
        setup().write("a.csv", "a,b\n\"c\n\u00E9\",d\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "F:3: byte 1 of this line (0xE9) is not UTF-8; expected UTF-8",
        Setup.fault(setup().csv(file), file));
  }

  @Test
  void carriageReturnOutsideQuotesIsNamed() {
    assertEquals(
        "F:1: found a carriage return outside quotes; expected rows that end in LF or CR LF",
        fault("a,b\rc,d\n"));
  }
}
