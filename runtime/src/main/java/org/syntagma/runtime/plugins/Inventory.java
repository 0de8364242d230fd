package org.syntagma.runtime.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.syntagma.api.Plugin;

/**
 * What was found where plugins are looked for.
 *
 * @param plugins those that are whole, in the order in which they were found
 * @param faults what is wrong with the others
 */
public record Inventory(List<PluginContents> plugins, List<PluginFault> faults) {
  public Inventory {
    plugins = List.copyOf(plugins);
    faults = List.copyOf(faults);
  }

  /**
   * Looks on a class path and in folders.
   *
   * @param classPath where plugins of the host are
   * @param folders each holds one folder for each installed plugin, such as {@code plugins/lion}
   */
  public static Inventory of(ClassLoader classPath, List<Path> folders) {
    Discovery discovery = new Discovery();
    ClassPath.find(classPath, discovery);
    if (!folders.isEmpty()) {
      PluginContext.call(classPath, SharedStatics::find);
      PluginFolders installed = new PluginFolders(discovery);
      folders.forEach(installed::find);
    }
    return discovery.inventory();
  }

  /** These plugins. */
  static Inventory of(Map<Plugin, PluginSource> plugins) {
    Discovery discovery = new Discovery();
    plugins.forEach(discovery::add);
    return discovery.inventory();
  }
}
