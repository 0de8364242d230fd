package org.syntagma.data.subwords;

import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of {@code hugging-face}. */
record HuggingFaceConfig(
    @Description(
            "a tokenizer.json, or a folder with one or with GPT-2's vocab.json and merges.txt"
                + " (encoder.json and vocab.bpe); plain or gzip")
        Path path,
    @Description(
            "the symbol that fills rows; found in the files, or appended, where it is not given")
        Optional<String> pad,
    @Description("the symbol that begins a text; found in the files where it is not given")
        Optional<String> begin,
    @Description("the symbol that ends a text; found in the files where it is not given")
        Optional<String> end) {
  static HuggingFaceConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new HuggingFaceConfig(null, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
