package org.syntagma.data.subwords;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;

/**
 * A tokenizer of Hugging Face's library, as {@link TokenizerFiles} reads it; {@link SymbolFinder}
 * says which of its symbols are special. The files are read once, when a run starts afresh: a
 * checkpoint holds what they said.
 *
 * <p>Ids are those of the file, so that models which come with it keep the meaning of their rows.
 * Padding is never the end of a text: where the file has no padding of its own, a symbol for it is
 * appended, and so is one for what is unknown. Such ids lie behind those of the file; the tables of
 * a model that is imported grow by as many rows, which nothing but padding ever reads.
 */
@Description("a tokenizer.json, or the vocabulary and merges of GPT-2, from a file")
final class FileTokenizer extends SubwordTokenizer {
  private final HuggingFaceConfig config;

  @Inject
  FileTokenizer(HuggingFaceConfig config) {
    super("hugging-face");
    this.config = config;
  }

  @Override
  Subwords learned(Iterable<String> texts) {
    TokenizerFiles files = TokenizerFiles.read(config.path());
    return Subwords.of(files.tokenizer(), SymbolFinder.find(files, config));
  }
}
