package org.syntagma.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GptTest {
  @Test
  void countsTheParametersOfGpt2() {
    assertEquals(124_439_808, new Gpt("GPT-2", 12, 12, 768, 1024, 50257, 1, 1024).parameters());
  }

  @Test
  void readsWhatItWrites() {
    Gpt gpt = Gpt.SMALL.with(512, 4, 1024);
    assertEquals(gpt, Gpt.parse(gpt.text()));
  }
}
