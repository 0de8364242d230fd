package org.syntagma.trainers.supervised;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.toolkit.shapes.PathPattern;

/**
 * What a stage changes in models that have been trained.
 *
 * @param edits in order
 * @param groups parameters at other rates
 * @param startPenalty the coefficient of L2-SP; 0 for none
 */
record Changes(List<Edit> edits, List<GroupConfig> groups, double startPenalty) {
  static final Changes NONE = new Changes(List.of(), List.of(), 0);

  Changes {
    edits = List.copyOf(edits);
    groups = List.copyOf(groups);
  }

  /** Symbols go to all models, which share the tokenizer, and other edits to the main one. */
  Models apply(Models models) {
    Models edited = models;
    for (Edit edit : edits) {
      edited =
          edit instanceof Edit.AddSymbols
              ? all(edited, edit)
              : edited.withMain(edited.main().with(edit));
    }
    return edited;
  }

  private static Models all(Models models, Edit edit) {
    Map<String, Model> edited = new LinkedHashMap<>();
    models.byName().forEach((name, model) -> edited.put(name, model.with(edit)));
    return new Models(edited);
  }

  /**
   * Looks at the groups.
   *
   * @throws IllegalArgumentException if one matches no parameter of the model
   */
  void check(Model model) {
    for (GroupConfig group : groups) {
      if (model.parameters().paths().stream().noneMatch(new PathPattern(group.parameters()))) {
        throw new IllegalArgumentException(
            "groups: no parameter matches '%s'; there are %s"
                .formatted(group.parameters(), model.parameters().paths()));
      }
    }
  }

  /** By what the rate of the parameter at {@code path} is multiplied. */
  double rate(String path) {
    return groups.stream()
        .filter(group -> new PathPattern(group.parameters()).test(path))
        .mapToDouble(GroupConfig::rate)
        .findFirst()
        .orElse(1);
  }
}
