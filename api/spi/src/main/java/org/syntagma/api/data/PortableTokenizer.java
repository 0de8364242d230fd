package org.syntagma.api.data;

import org.apiguardian.api.API;

/** A tokenizer that can be written in the layout of Hugging Face's Tokenizers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PortableTokenizer {
  /** The content of a {@code tokenizer.json}. */
  String toTokenizerJson();
}
