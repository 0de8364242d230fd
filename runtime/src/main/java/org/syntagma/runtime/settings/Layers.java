package org.syntagma.runtime.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.CombinedConfiguration;
import org.apache.commons.configuration2.tree.ImmutableNode;

/** Combines layers, weakest first. */
final class Layers {
  private final Overlay overlay;
  private ImmutableNode combined = Nodes.root(new Setting.Fields(Map.of(), Origin.Layer.DEFAULT));

  Layers(Problems problems) {
    overlay = new Overlay(problems);
  }

  void addFile(Path file) {
    String text = FileText.read(file);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".properties")) {
      PropertiesText.read(text, file).forEach(this::add);
    } else {
      add(Nodes.root(YamlText.file(text, file)));
    }
  }

  void add(Assignment assignment) {
    add(Nodes.root(assignment));
  }

  // Layer by layer, because clearing is not associative: none over a map must not outlive a map
  // over none.
  private void add(ImmutableNode layer) {
    CombinedConfiguration two = new CombinedConfiguration(overlay);
    two.addConfiguration(configuration(layer));
    two.addConfiguration(configuration(combined));
    combined = two.getNodeModel().getNodeHandler().getRootNode();
  }

  /** The combined layers as settings. */
  Setting.Fields root() {
    return Nodes.fields(combined);
  }

  private static BaseHierarchicalConfiguration configuration(ImmutableNode root) {
    BaseHierarchicalConfiguration configuration = new BaseHierarchicalConfiguration();
    configuration.getNodeModel().setRootNode(root);
    return configuration;
  }
}
