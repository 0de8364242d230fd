package org.syntagma.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/** The grammar that a run's samples are sentences of: a component among plain settings. */
final class SampleGrammar {
  /** Its place in the configuration. */
  static final String PATH = "samples.decoding.grammar";

  private SampleGrammar() {}

  /** Plans the grammar if the settings have one. */
  static Optional<Planned<Grammar>> plan(Wiring wiring, Setting.Fields root, Problems problems) {
    Optional<Setting> found = Optional.of(root);
    for (String key : PATH.split("\\.", -1)) {
      found =
          found
              .filter(Setting.Fields.class::isInstance)
              .flatMap(fields -> ((Setting.Fields) fields).get(key));
    }
    return found.flatMap(
        setting -> wiring.component(Grammar.class, setting, PATH, Set.of(), problems));
  }

  /** The settings with those of the grammar, which are not the record's. */
  static Setting.Fields put(Setting.Fields root, Optional<Planned<Grammar>> grammar) {
    return grammar.map(plan -> put(root, PATH, plan.effective())).orElse(root);
  }

  private static Setting.Fields put(Setting.Fields owner, String path, Setting value) {
    Map<String, Setting> fields = new LinkedHashMap<>(owner.fields());
    int dot = path.indexOf('.');
    if (dot < 0) {
      fields.put(path, value);
    } else {
      String key = path.substring(0, dot);
      fields.put(key, put((Setting.Fields) fields.get(key), path.substring(dot + 1), value));
    }
    return new Setting.Fields(fields, owner.origin());
  }
}
