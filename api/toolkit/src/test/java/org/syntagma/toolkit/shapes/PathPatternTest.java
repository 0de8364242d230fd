package org.syntagma.toolkit.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "encoder.bias, encoder.bias, true",
    "encoder.bias, encoder.bias2, false",
    "encoder.bias, encoder-bias, false",
    "encoder.*, encoder.bias, true",
    "encoder.*, encoder.layers.0, false",
    "encoder.**, encoder.layers.0.bias, true",
    "encoder.**, decoder.layers.0.bias, false",
    "**.bias, encoder.layers.0.bias, true",
    "**.bias, encoder.layers.0.weight, false",
    "layers.*.bias, layers.10.bias, true",
    "layers.*.bias, layers.10.norm.bias, false",
    "decoder.**.attention.**, decoder.layers.0.attention.query.weight, true",
    "layers.1*.bias, layers.12.bias, true",
    "layers.1*.bias, layers.2.bias, false",
    "**, anything.at.all, true",
    "*, anything.at.all, false",
    "a+(b), a+(b), true",
  })
  void matchesDottedPaths(String glob, String path, boolean expected) {
    assertEquals(expected, new PathPattern(glob).test(path));
  }
}
