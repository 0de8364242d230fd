package org.syntagma.runtime.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One start of a run: its beginning, or a resumption.
 *
 * @param time ISO 8601, in UTC
 * @param machine where
 * @param plugins which, with what they came from
 * @param data SHA-256 of every data file by its path
 * @param libraries versions by name
 */
public record Start(
    String time,
    Machine machine,
    List<PluginOrigin> plugins,
    Map<String, String> data,
    Map<String, String> libraries) {
  public Start {
    plugins = List.copyOf(plugins);
    // Sorted, so that run.json does not change from run to run.
    data = Collections.unmodifiableMap(new TreeMap<>(data));
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /**
   * Where a plugin came from.
   *
   * @param location its jar, or the folder of its classes
   * @param sha256 the digests of its jars by file name; empty for a folder of classes
   */
  public record PluginOrigin(
      String name, String version, String location, Map<String, String> sha256) {
    public PluginOrigin {
      sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }
  }
}
