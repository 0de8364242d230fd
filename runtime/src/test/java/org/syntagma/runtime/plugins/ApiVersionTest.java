package org.syntagma.runtime.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0, true",
    "0.1.2, 0.1.0, true",
    "0.1.0, 0.1.2, false",
    "0.2.0, 0.1.9, false",
    "0.1.9, 0.2.0, false",
    "1.0.0, 0.9.0, false",
    "0.9.0, 1.0.0, false",
    "1.4.0, 1.0.7, true",
    "1.4.1, 1.4.1, true",
    "1.4.0, 1.4.1, false",
    "1.4.0, 1.5.0, false",
    "2.0.0, 1.9.9, false",
    "1.9.9, 2.0.0, false",
    "0.1.0-SNAPSHOT, 0.1.0, true",
    "0.1.0, 0.1.0-SNAPSHOT, true",
    "0.1, 0.1.0+build.7, true",
  })
  void aHostRunsWhatWasBuiltForItsMajorVersionAndForNothingNewer(
      String host, String built, boolean runs) {
    ApiVersion version = ApiVersion.parse(host).orElseThrow();
    assertEquals(runs, version.runs(ApiVersion.parse(built).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "latest", "${project.version}", "1.x", "-1.0.0", "99999999999.0"})
  void anythingElseIsNoVersion(String text) {
    assertEquals(Optional.empty(), ApiVersion.parse(text));
  }

  @Test
  void theHostKnowsItsOwn() {
    assertEquals(0, ApiVersion.ofHost().major());
  }
}
