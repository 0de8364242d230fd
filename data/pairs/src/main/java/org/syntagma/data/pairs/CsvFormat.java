package org.syntagma.data.pairs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.syntagma.toolkit.trees.LineReader;
import org.syntagma.toolkit.trees.Lines.Line;

/**
 * RFC 4180: fields may be quoted, and quoted ones may have delimiters, lines and quotes in them.
 */
record CsvFormat(TableLayout layout, char delimiter) implements Format {
  @Override
  public void read(InputStream in, Rows rows) throws IOException {
    CsvRecords records = new CsvRecords(new LineReader(in, LONGEST_LINE), delimiter, LONGEST_LINE);
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    Table table = new Table(layout, row -> fields(row, format), rows);
    for (Optional<Line> record = records.next();
        record.isPresent() && !rows.isFull();
        record = records.next()) {
      if (!record.get().text().isEmpty()) {
        table.row(record.get());
      }
    }
  }

  private static List<String> fields(String row, CSVFormat format) throws Misfit {
    try (CSVParser parser = CSVParser.parse(row, format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1) {
        throw new Misfit(
            "found a carriage return outside quotes; expected rows that end in LF or CR LF");
      }
      return records.get(0).toList();
    } catch (IOException e) {
      throw new Misfit("found a row that is no CSV (%s); expected RFC 4180".formatted(e));
    }
  }
}
