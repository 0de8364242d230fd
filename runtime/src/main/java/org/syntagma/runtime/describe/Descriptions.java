package org.syntagma.runtime.describe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.runtime.binding.RecordDescriber;
import org.syntagma.runtime.binding.Suggestion;
import org.syntagma.runtime.describe.ComponentDescription.SlotDescription;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.wiring.SlotView;
import org.syntagma.runtime.wiring.Wiring;

/** Describes what a catalog holds, without creating anything of it. */
public final class Descriptions {
  private final Catalog catalog;
  private final Wiring wiring;

  public Descriptions(Catalog catalog) {
    this.catalog = catalog;
    this.wiring = new Wiring(catalog);
  }

  /** All kinds, also those of which there is nothing here. */
  public List<KindDescription> kinds() {
    return catalog.kinds().stream().map(this::describe).toList();
  }

  /**
   * A kind.
   *
   * @param kind in any spelling, such as {@code policy-optimizer} or {@code PolicyOptimizer}
   * @throws ConfigurationException if there is no such kind; suggests one
   */
  public KindDescription kind(String kind) {
    return describe(find(kind));
  }

  /**
   * A component.
   *
   * @param kind in any spelling
   * @param type its name
   * @throws ConfigurationException if there is no such kind, or nothing of that type; suggests one
   */
  public ComponentDescription component(String kind, String type) {
    Class<?> found = find(kind);
    Supplied supplied =
        catalog
            .find(found, type)
            .orElseThrow(
                () ->
                    unknown(
                        catalog.words(found),
                        type,
                        catalog.components(found).stream()
                            .map(each -> each.component().type())
                            .toList()));
    Class<? extends Record> settings = supplied.component().configuration();
    RecordDescriber describer = new RecordDescriber(wiring.binder(settings));
    return new ComponentDescription(
        name(found),
        describe(supplied),
        describer.describe(settings),
        describer.rules(settings),
        wiring.slots(supplied).stream().map(this::describe).toList(),
        new Examples(catalog, wiring).of(supplied));
  }

  private Class<?> find(String typed) {
    return catalog.kinds().stream()
        .filter(kind -> letters(catalog.words(kind)).equals(letters(typed)))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "kind of component", typed, catalog.kinds().stream().map(this::name).toList()));
  }

  private static String letters(String words) {
    return words.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  private static ConfigurationException unknown(String what, String typed, List<String> known) {
    String guess =
        Suggestion.closest(typed.toLowerCase(Locale.ROOT), known)
            .map(word -> " Did you mean '" + word + "'?")
            .orElse("");
    String all =
        known.isEmpty()
            ? "No plugin on this host supplies any."
            : "Known: " + String.join(", ", known);
    return new ConfigurationException(
        "no %s is called '%s'.%s%n%s".formatted(what, typed, guess, all));
  }

  private KindDescription describe(Class<?> kind) {
    return new KindDescription(
        name(kind),
        said(kind),
        catalog.components(kind).stream().map(Descriptions::describe).toList());
  }

  private static KindDescription.Type describe(Supplied supplied) {
    return new KindDescription.Type(
        supplied.component().type(),
        supplied.plugin().label(),
        said(supplied.component().implementation()));
  }

  private SlotDescription describe(SlotView slot) {
    return new SlotDescription(
        slot.key(),
        slot.description(),
        slot.shape(),
        slot.kind().map(this::name),
        new RecordDescriber(wiring.binder(slot.settings())).describe(slot.settings()),
        slot.slots().stream().map(this::describe).toList());
  }

  private String name(Class<?> kind) {
    return catalog.words(kind).replace(' ', '-');
  }

  private static String said(Class<?> type) {
    return Optional.ofNullable(type.getAnnotation(Description.class))
        .map(Description::value)
        .orElse("");
  }
}
