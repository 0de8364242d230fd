package org.syntagma.data.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.random.Randomness;
import org.syntagma.data.text.TextConfig.Order;
import org.syntagma.data.text.TextConfig.Unit;

/** Corpora over real files in one folder. */
record Setup(Path folder, Tokenizer tokenizer, long run) {
  static final int ALL_POINTS = Character.MAX_CODE_POINT + 1;

  static Setup in(Path folder) {
    return new Setup(folder, new CodePoints(ALL_POINTS), 1);
  }

  Setup run(long run) {
    return new Setup(folder, tokenizer, run);
  }

  Setup with(Tokenizer tokenizer) {
    return new Setup(folder, tokenizer, run);
  }

  Path cache() {
    return folder.resolve("cache");
  }

  Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  TextCorpus corpus(TextConfig config) {
    return new TextCorpus(config, () -> tokenizer, Randomness.of(run), new CacheFolder(cache()));
  }

  TextCorpus windows(Path path, double split, int context, Order order) {
    return corpus(
        new TextConfig(
            path, Optional.empty(), OptionalDouble.of(split), Unit.WINDOW, context, order));
  }

  TextCorpus lines(Path path, double split, int context, Order order) {
    return corpus(
        new TextConfig(
            path, Optional.empty(), OptionalDouble.of(split), Unit.LINE, context, order));
  }

  /** The ids of the next examples, up to the end. */
  List<List<Integer>> take(Corpus<Text> corpus, int count) {
    List<List<Integer>> examples = new ArrayList<>();
    while (examples.size() < count) {
      Optional<Text> example = corpus.next();
      if (example.isEmpty()) {
        return examples;
      }
      List<Integer> ids = new ArrayList<>();
      for (int id : example.get().tokens(tokenizer)) {
        ids.add(id);
      }
      examples.add(ids);
    }
    return examples;
  }

  List<List<Integer>> all(Corpus<Text> corpus) {
    return take(corpus, Integer.MAX_VALUE);
  }

  /** The text that examples predict, whose first tokens repeat what is before them. */
  String predicted(List<List<Integer>> examples) {
    int[] ids =
        examples.stream()
            .flatMap(example -> example.stream().skip(1))
            .mapToInt(Integer::intValue)
            .toArray();
    return tokenizer.decode(ids);
  }
}
