package org.syntagma.data.subwords;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.util.Utils;

/** Loads the library's native code, once in the life of the JVM. */
final class Natives {
  // Where there is a GPU, the library would fetch another build of itself.
  private static final String FLAVOR = "RUST_FLAVOR";

  private Natives() {}

  /**
   * Unpacks the native code from its jar, if it is not there yet, and loads it.
   *
   * @throws IllegalStateException if there is none for this machine
   */
  static void load() {
    if (Utils.getEnvOrSystemProperty(FLAVOR) == null) {
      System.setProperty(FLAVOR, "cpu");
    }
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    // The thread can be a plugin's, whose loader does not see the library.
    thread.setContextClassLoader(Natives.class.getClassLoader());
    try {
      LibUtils.checkStatus();
    } catch (EngineException e) {
      throw new IllegalStateException(
          "Hugging Face's tokenizers have no native code for this machine (%s, %s), or it cannot be"
                  .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
              + " unpacked: it is made for Linux on x86_64 and aarch64, macOS on aarch64 and"
              + " Windows on x86_64; use the tokenizer 'characters', 'words' or 'bytes' elsewhere",
          e);
    } finally {
      thread.setContextClassLoader(context);
    }
  }
}
