package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each token stands for as bytes of UTF-8, for tokenizers whose tokens mean the same wherever
 * they stand: those over bytes, and those that write a space as a sign and rare characters as
 * bytes.
 *
 * @param stripsSpace whether encoding put a space before the text, which decoding takes away
 */
record PieceBytes(Function<String, byte[]> rule, boolean stripsSpace) {
  private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");
  private static final Set<String> SPACED =
      Set.of("Replace", "ByteFallback", "Fuse", "Strip", "Metaspace");

  /** The rule of a tokenizer's decoder; empty where the library must decode. */
  static Optional<PieceBytes> of(JsonObject tokenizer) {
    List<JsonObject> steps = new ArrayList<>();
    Json.member(tokenizer, "decoder").ifPresent(decoder -> flatten(decoder, steps));
    List<String> types = steps.stream().map(PieceBytes::type).toList();
    if (types.equals(List.of("ByteLevel"))) {
      return Optional.of(new PieceBytes(ByteAlphabet::bytes, false));
    }
    if (types.isEmpty()
        || !SPACED.containsAll(types)
        || !steps.stream().allMatch(PieceBytes::isPlain)) {
      return Optional.empty();
    }
    boolean strips = steps.stream().anyMatch(PieceBytes::stripsSpace);
    return Optional.of(new PieceBytes(token -> bytes(token, steps), strips));
  }

  private static void flatten(JsonElement decoder, List<JsonObject> steps) {
    JsonObject step = decoder.getAsJsonObject();
    if (type(step).equals("Sequence")) {
      step.getAsJsonArray("decoders").forEach(inner -> flatten(inner, steps));
    } else {
      steps.add(step);
    }
  }

  private static String type(JsonObject step) {
    return Json.text(step, "type").orElse("");
  }

  /** Whether a step does to every token what {@link #bytes} does, and no more. */
  private static boolean isPlain(JsonObject step) {
    return switch (type(step)) {
      case "Replace" -> pattern(step).isPresent() && Json.text(step, "content").isPresent();
      case "Strip" ->
          Json.text(step, "content").filter(" "::equals).isPresent()
              && number(step, "start") <= 1
              && number(step, "stop") == 0;
      case "Metaspace" -> Json.text(step, "replacement").isPresent();
      default -> true;
    };
  }

  private static boolean stripsSpace(JsonObject step) {
    return switch (type(step)) {
      case "Strip" -> number(step, "start") == 1;
      case "Metaspace" ->
          Json.text(step, "prepend_scheme")
              .map(scheme -> !scheme.equals("never"))
              .orElseGet(() -> Json.isTrue(step, "add_prefix_space"));
      default -> false;
    };
  }

  private static double number(JsonObject step, String name) {
    return Json.number(step.get(name)).orElse(Double.NaN);
  }

  private static Optional<String> pattern(JsonObject step) {
    return Json.member(step, "pattern")
        .filter(JsonElement::isJsonObject)
        .flatMap(pattern -> Json.text(pattern.getAsJsonObject(), "String"));
  }

  private static byte[] bytes(String token, List<JsonObject> steps) {
    String text = token;
    for (JsonObject step : steps) {
      switch (type(step)) {
        case "Replace" ->
            text = text.replace(pattern(step).orElseThrow(), step.get("content").getAsString());
        case "Metaspace" -> text = text.replace(step.get("replacement").getAsString(), " ");
        case "ByteFallback" -> {
          Matcher matcher = BYTE.matcher(text);
          if (matcher.matches()) {
            return new byte[] {(byte) Integer.parseInt(matcher.group(1), 16)};
          }
        }
        default -> {
          // The others look at the whole text.
        }
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
