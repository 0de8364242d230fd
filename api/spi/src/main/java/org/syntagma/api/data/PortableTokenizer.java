package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * A tokenizer that other programs can have as Hugging Face's {@code tokenizer.json}.
 *
 * <p>The file can lack symbols that this framework needs, such as padding of its own. Their ids
 * follow those of the file and are at most a batch's filling: nothing encodes to them, and {@link
 * #canDraw} refuses them. A model that comes with the file has no rows for them in its tables; it
 * gets some, of any value, when it is imported, and loses them when it is exported.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PortableTokenizer extends Tokenizer {
  /**
   * The text of a {@code tokenizer.json} with which Hugging Face's library encodes every text as
   * {@link #encode} does, except that it takes special symbols written in the text for the symbols.
   */
  String toTokenizerJson();

  /**
   * The number of ids that the file knows, from 0 to {@code portableSize() − 1}; at most {@link
   * #size}.
   */
  int portableSize();
}
