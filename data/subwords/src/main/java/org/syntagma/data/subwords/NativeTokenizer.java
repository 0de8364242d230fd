package org.syntagma.data.subwords;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.LongFunction;

/**
 * A tokenizer in Hugging Face's library; freed when nothing refers to it any more. Safe for several
 * threads. Only ids cross the border: the library's own class for Java also brings tokens, offsets
 * and masks, which takes several times as long.
 */
final class NativeTokenizer {
  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;
  private static final Cleaner CLEANER = Cleaner.create();

  private final long handle;

  /**
   * Opens a tokenizer.
   *
   * @throws RuntimeException if the library refuses it; the library throws no other type
   */
  NativeTokenizer(String json) {
    Natives.load();
    handle = LIBRARY.createTokenizerFromString(json);
    CLEANER.register(this, new Release(handle));
  }

  private record Release(long handle) implements Runnable {
    @Override
    public void run() {
      LIBRARY.deleteTokenizer(handle);
    }
  }

  /**
   * The ids of a text.
   *
   * @throws RuntimeException if the library cannot
   */
  long[] encode(String text) {
    return use(
        open -> {
          long encoding = LIBRARY.encode(open, text, false);
          try {
            return LIBRARY.getTokenIds(encoding);
          } finally {
            LIBRARY.deleteEncoding(encoding);
          }
        });
  }

  /**
   * The ids of each text; all texts at once, on several threads. For tokenizers that know every
   * byte: the library ends the JVM where it cannot.
   */
  long[][] encode(String[] texts) {
    return use(
        open -> {
          long[] encodings = LIBRARY.batchEncode(open, texts, false);
          long[][] ids = new long[encodings.length][];
          try {
            for (int i = 0; i < ids.length; i++) {
              ids[i] = LIBRARY.getTokenIds(encodings[i]);
            }
          } finally {
            for (long encoding : encodings) {
              LIBRARY.deleteEncoding(encoding);
            }
          }
          return ids;
        });
  }

  String decode(long[] ids) {
    return use(open -> LIBRARY.decode(open, ids, false));
  }

  private <T> T use(LongFunction<T> call) {
    try {
      return call.apply(handle);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
