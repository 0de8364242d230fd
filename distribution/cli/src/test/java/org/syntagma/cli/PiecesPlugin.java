package org.syntagma.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.PortableTokenizer;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A plugin whose tokenizer shows the pieces of a {@code tokenizer.json}, and reads no text. */
public final class PiecesPlugin implements Plugin {
  @Override
  public List<Component<? extends Tokenizer>> tokenizers() {
    return List.of(Component.of("pieces", Pieces.class, PiecesConfig.class));
  }

  /** The file. */
  record PiecesConfig(Path path) {}

  /** Words that begin with a low line are separated by spaces, as SentencePiece writes them. */
  static final class Pieces implements PortableTokenizer {
    private final String json;
    private final Map<Integer, String> pieces = new TreeMap<>();

    @Inject
    Pieces(PiecesConfig config) {
      try {
        json = Files.readString(config.path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      JsonObject model = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("model");
      for (Map.Entry<String, JsonElement> entry : model.getAsJsonObject("vocab").entrySet()) {
        pieces.put(entry.getValue().getAsInt(), entry.getKey());
      }
    }

    @Override
    public String toTokenizerJson() {
      return json;
    }

    @Override
    public void learn(Iterable<String> texts) {}

    @Override
    public int size() {
      return pieces.size();
    }

    @Override
    public int portableSize() {
      return size();
    }

    @Override
    public Special special() {
      return new Special(3, 1, 2, 0);
    }

    @Override
    public int[] encode(String text) {
      if (text.isEmpty()) {
        return new int[0];
      }
      throw new UnsupportedOperationException("pieces are only shown");
    }

    @Override
    public String decode(int[] ids) {
      StringBuilder text = new StringBuilder();
      for (int id : ids) {
        String byteOf = pieces.get(id).replaceAll("<0x(..)>", "$1");
        text.append(
            byteOf.equals(pieces.get(id))
                ? byteOf
                : Character.toString(Integer.parseInt(byteOf, 16)));
      }
      return text.toString().replace('\u2581', ' ').replaceFirst("^ ", "");
    }

    @Override
    public String symbol(int id) {
      return pieces.get(id);
    }

    @Override
    public String identity() {
      return "pieces";
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }
}
