package org.syntagma.runtime.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;

/**
 * What a checkpoint says about itself. As text it is JSON whose last key holds the digest of all
 * that stands before it.
 *
 * @param score as Gson needs it: null where there is none
 */
record Manifest(
    int format,
    Position position,
    Double score,
    Map<String, String> plugins,
    Map<String, ModelSettings> models,
    Map<String, FileDigest> files,
    JsonObject state) {
  static final String FILE = "manifest.json";
  static final int FORMAT = 1;
  static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String SEAL = ",\n  \"sha256\": \"";
  private static final Pattern SEALED =
      Pattern.compile("(.*)" + Pattern.quote(SEAL) + "([0-9a-f]{64})\"\n}\n", Pattern.DOTALL);
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** What makes a model apart from its parameters. */
  record ModelSettings(JsonObject model, JsonObject tokenizer) {}

  record FileDigest(long bytes, String sha256) {}

  OptionalDouble best() {
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  Manifest withScore(double value) {
    return new Manifest(
        format, position, Double.isFinite(value) ? value : null, plugins, models, files, state);
  }

  void write(Path folder) throws IOException {
    String json = GSON.toJson(this);
    String body = json.substring(0, json.lastIndexOf("\n}"));
    String sealed = body + SEAL + Durable.sha256(body.getBytes(UTF_8)) + "\"\n}\n";
    Durable.write(folder.resolve(FILE), sealed.getBytes(UTF_8));
  }

  static Manifest read(Path folder) {
    String text = text(folder);
    Matcher sealed = SEALED.matcher(text);
    if (!sealed.matches()
        || !Durable.sha256(sealed.group(1).getBytes(UTF_8)).equals(sealed.group(2))) {
      throw new CheckpointException(
          folder + " is damaged: " + FILE + " does not match the digest in its last line");
    }
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      checkFormat(folder, json.get("format").getAsInt());
      return GSON.fromJson(json, Manifest.class);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new CheckpointException(folder + " has a malformed " + FILE + ": " + e, e);
    }
  }

  private static void checkFormat(Path folder, int format) {
    if (format != FORMAT) {
      throw new CheckpointException(
          String.format(
              Locale.ROOT,
              "%s has checkpoint format %d, this version reads format %d: use the Syntagma that"
                  + " wrote it",
              folder,
              format,
              FORMAT));
    }
  }

  private static String text(Path folder) {
    try {
      return Files.readString(folder.resolve(FILE));
    } catch (CharacterCodingException e) {
      throw new CheckpointException(folder + " is damaged: " + FILE + " is not UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new CheckpointException(folder + " is no checkpoint: it has no " + FILE, e);
    } catch (IOException e) {
      throw new CheckpointException(
          "cannot read " + folder.resolve(FILE) + ": " + IoFaults.describe(e), e);
    }
  }
}
