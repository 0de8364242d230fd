package org.syntagma.data.subwords;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;

/**
 * Finds out which symbols of a tokenizer pad, begin and end texts and stand for what is unknown.
 * Each is what the settings say; failing that, what the files beside the tokenizer say; failing
 * that, one of the usual names. Where none begins a text, the one that ends it does, as in GPT-2.
 * Padding and unknown are symbols of their own: they are appended where the tokenizer has none, or
 * uses another's for them. Likewise it finds out whether texts begin with a symbol.
 */
final class SymbolFinder {
  private static final List<String> PADS =
      List.of("<pad>", "[PAD]", "<|pad|>", "<|padding|>", "<|finetune_right_pad_id|>");
  private static final List<String> BEGINS =
      List.of("<s>", "<bos>", "[CLS]", "[BOS]", "<|begin_of_text|>", "<|startoftext|>", "<begin>");
  private static final List<String> ENDS =
      List.of("</s>", "<eos>", "[SEP]", "[EOS]", "<|end_of_text|>", "<|endoftext|>", "<end>");
  private static final List<String> UNKNOWNS = List.of("<unk>", "[UNK]", "<unknown>");

  private static final String ADDS = "add_bos_token";

  private final TokenizerFile file;
  private final List<JsonObject> settings;
  private final Set<String> ordinary = new HashSet<>();

  private SymbolFinder(TokenizerFiles files) {
    file = files.tokenizer();
    settings = files.settings();
    ordinary.addAll(file.vocabulary().keySet());
    if (file.modelType().equals("BPE")) {
      // What is not made by a merge and is no character comes from no text.
      Set<String> made = new HashSet<>();
      Json.member(file.model(), "merges")
          .filter(JsonElement::isJsonArray)
          .ifPresent(
              all ->
                  all.getAsJsonArray()
                      .forEach(
                          each -> MergeRule.of(each).ifPresent(rule -> made.add(rule.whole()))));
      ordinary.removeIf(
          token -> !made.contains(token) && token.codePointCount(0, token.length()) != 1);
    }
    file.added().forEach(each -> ordinary.remove(each.content()));
    file.unknown().ifPresent(ordinary::remove);
  }

  /**
   * The names of the special symbols.
   *
   * @throws DataException if the settings name what the tokenizer does not have, or one symbol for
   *     two tasks
   */
  static Symbols find(TokenizerFiles files, HuggingFaceConfig config) {
    SymbolFinder finder = new SymbolFinder(files);
    String end = finder.end(config);
    String begin =
        config
            .begin()
            .map(name -> finder.checked("begin", name))
            .or(() -> finder.found("bos_token", BEGINS, Set.of()))
            .orElse(end);
    Set<String> taken = new HashSet<>(Set.of(begin));
    taken.add(end);
    config.pad().ifPresent(name -> taken.add(finder.checkedPad(name, Set.copyOf(taken))));
    String unknown =
        finder
            .file
            .unknown()
            .filter(name -> !taken.contains(name))
            .or(() -> finder.found("unk_token", UNKNOWNS, taken))
            .orElseGet(() -> finder.appended(Symbols.OWN.unknown(), taken));
    taken.add(unknown);
    String pad =
        config
            .pad()
            .or(() -> finder.found("pad_token", PADS, taken))
            .orElseGet(() -> finder.appended(Symbols.OWN.pad(), taken));
    return new Symbols(pad, begin, end, unknown, finder.begins(begin));
  }

  /** What a file beside the tokenizer says; failing that, what its own template begins with. */
  private boolean begins(String begin) {
    return settings.stream()
        .filter(each -> Json.member(each, ADDS).isPresent())
        .findFirst()
        .map(each -> Json.isTrue(each, ADDS))
        .orElseGet(() -> Template.beginsWith(begin, file.json()));
  }

  private String end(HuggingFaceConfig config) {
    return config
        .end()
        .map(name -> checked("end", name))
        .or(() -> found("eos_token", ENDS, Set.of()))
        .orElseGet(() -> appended(Symbols.OWN.end(), Set.of()));
  }

  private String checked(String setting, String name) {
    if (file.id(name).isEmpty()) {
      throw new DataException(
          "%s: %s: there is no '%s'; it has %s"
              .formatted(file.where(), setting, name, specialNames()));
    }
    return checkedSpecial(setting, name);
  }

  private String checkedSpecial(String setting, String name) {
    if (ordinary.contains(name)) {
      throw new DataException(
          "%s: %s: '%s' is a part of texts; expected a symbol that is not, such as %s"
              .formatted(file.where(), setting, name, specialNames()));
    }
    return name;
  }

  private String checkedPad(String name, Set<String> taken) {
    if (taken.contains(name)) {
      throw new DataException(
          "%s: pad: '%s' begins or ends texts, where padding must be told from it; leave pad out, and"
                  .formatted(file.where(), name)
              + " a symbol for it is appended");
    }
    return checkedSpecial("pad", name);
  }

  private Set<String> specialNames() {
    Set<String> names = new TreeSet<>();
    file.added().stream()
        .filter(TokenizerFile.Added::special)
        .limit(20)
        .forEach(each -> names.add(each.content()));
    return names;
  }

  /** What a file beside the tokenizer says, or one of the usual names that the tokenizer has. */
  private Optional<String> found(String key, List<String> usual, Set<String> taken) {
    Stream<String> told = settings.stream().map(each -> named(each, key)).flatMap(Optional::stream);
    Stream<String> guessed = usual.stream().filter(name -> file.id(name).isPresent());
    return Stream.concat(told, guessed)
        .filter(name -> !name.isEmpty() && !taken.contains(name) && !ordinary.contains(name))
        .findFirst();
  }

  /** A symbol is written as its name, or as an object that describes it. */
  private static Optional<String> named(JsonObject settings, String key) {
    return Json.text(settings, key)
        .or(
            () ->
                Json.member(settings, key)
                    .filter(JsonElement::isJsonObject)
                    .flatMap(token -> Json.text(token.getAsJsonObject(), "content")));
  }

  /** A name that the tokenizer does not have. */
  private String appended(String name, Set<String> taken) {
    String free = name;
    while (file.id(free).isPresent() || taken.contains(free)) {
      free = "<" + free + ">";
    }
    return free;
  }
}
