package org.syntagma.runtime.wiring;

import com.google.inject.spi.Dependency;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Component.NoSettings;
import org.syntagma.api.component.Description;

/**
 * A slot for people to look at.
 *
 * @param key the key in the configuration, perhaps dotted
 * @param description what fills it, in the words of the plugin's author; may be empty
 * @param shape how many it takes
 * @param kind the kind of component that each is; for an entry, that of what it wraps. Empty for an
 *     entry that wraps nothing
 * @param settings what an entry has of its own; {@link NoSettings} for a plain component
 * @param slots what an entry has of its own
 */
public record SlotView(
    String key,
    String description,
    SlotShape shape,
    Optional<Class<?>> kind,
    Class<? extends Record> settings,
    List<SlotView> slots) {

  static List<SlotView> of(Blueprint blueprint) {
    List<SlotView> views = new ArrayList<>();
    Constructor<?> constructor = (Constructor<?>) blueprint.constructor().getMember();
    for (Dependency<?> dependency : blueprint.constructor().getDependencies()) {
      Description description =
          constructor.getParameters()[dependency.getParameterIndex()].getAnnotation(
              Description.class);
      blueprint.slots().stream()
          .filter(slot -> slot.key().equals(dependency.getKey()))
          .map(slot -> of(slot, description == null ? "" : description.value()))
          .forEach(views::add);
    }
    return views;
  }

  private static SlotView of(SlotPoint slot, String description) {
    Class<?> content = slot.content().getRawType();
    if (!content.isRecord()) {
      return new SlotView(
          slot.name(),
          description,
          slot.shape(),
          Optional.of(content),
          NoSettings.class,
          List.of());
    }
    Blueprint entry = Blueprint.of(slot.content());
    Optional<Class<?>> wrapped =
        entry.slots().stream()
            .filter(SlotPoint::isWrapped)
            .<Class<?>>map(inner -> inner.content().getRawType())
            .findFirst();
    List<SlotView> own = of(entry).stream().filter(inner -> !inner.key().isEmpty()).toList();
    return new SlotView(slot.name(), description, slot.shape(), wrapped, entry.settings(), own);
  }
}
