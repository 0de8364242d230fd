package org.syntagma.api.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0B",
    "4096, 4096, 4KiB",
    "1000, 1000, 1kB",
    "1001B, 1001, 1001B",
    "64MiB, 67108864, 64MiB",
    "2GB, 2000000000, 2GB",
    "3 TB, 3000000000000, 3TB",
    "1024KB, 1024000, 1000KiB",
    "8388607TiB, 9223370937343148032, 8388607TiB",
    "9223372036854775807, 9223372036854775807, 9223372036854775807B"
  })
  void readsWhatPeopleWriteAndWritesWhatItReads(String written, long bytes, String shown) {
    DataSize size = DataSize.parse(written);
    assertEquals(new DataSize(bytes), size);
    assertEquals(shown, size.toString());
    assertEquals(size, DataSize.parse(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5GB",
        "64mib",
        "64 M",
        "GB",
        "1  kB",
        "8388608TiB",
        "9223372036854775808"
      })
  void refusesTheRest(String written) {
    assertThrows(IllegalArgumentException.class, () -> DataSize.parse(written));
  }

  @Test
  void isComparedByItsBytes() {
    assertEquals(0, DataSize.parse("1KiB").compareTo(DataSize.parse("1024")));
    assertEquals(-1, DataSize.parse("1kB").compareTo(DataSize.parse("1KiB")));
  }
}
