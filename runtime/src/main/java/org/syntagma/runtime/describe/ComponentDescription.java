package org.syntagma.runtime.describe;

import java.util.List;
import java.util.Optional;
import org.syntagma.runtime.binding.RecordDescriber;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.SlotShape;

/**
 * All that can be configured in a component.
 *
 * @param kind its kind in kebab case
 * @param type its name and what it is
 * @param settings its keys
 * @param rules what no single key tells
 * @param slots what other components fill
 * @param example settings that can be planned; empty if there is nothing here to fill a slot with,
 *     or if no guess satisfied the constraints
 */
public record ComponentDescription(
    String kind,
    KindDescription.Type type,
    List<RecordDescriber.Key> settings,
    List<RecordDescriber.Rule> rules,
    List<SlotDescription> slots,
    Optional<Setting.Fields> example) {

  /**
   * A slot.
   *
   * @param key its key, perhaps dotted
   * @param description what fills it; may be empty
   * @param shape how many
   * @param kind the kind of component, in kebab case; empty for entries that wrap none
   * @param settings what each entry has besides the component's own settings
   * @param slots what each entry has besides the component's own slots
   */
  public record SlotDescription(
      String key,
      String description,
      SlotShape shape,
      Optional<String> kind,
      List<RecordDescriber.Key> settings,
      List<SlotDescription> slots) {}
}
