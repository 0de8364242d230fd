package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;

/**
 * What a plugin is and where it is from.
 *
 * @param name that of its folder, such as {@code plugins/lion}, if the user installed it; else the
 *     title in its jar's manifest, or the name of its class
 * @param version the version in its jar's manifest, or {@code unversioned}
 * @param location its jar, or the folder of its classes
 * @param jars its jar and, if it is installed, those of its libraries; empty for a folder of
 *     classes
 * @param installed whether the user added it to this host, rather than the host's class path
 */
public record PluginSource(
    String name, String version, Optional<Path> location, List<Path> jars, boolean installed) {

  public PluginSource {
    jars = List.copyOf(jars);
  }

  /** Name and version, such as {@code plugins/lion 1.2.0}. */
  public String label() {
    return name + " " + version;
  }

  /** Where to find it: the label, with the jar where there is one. */
  public String place() {
    return label() + location.map(path -> " (" + path + ")").orElse("");
  }

  /**
   * SHA-256 of its jars in lower-case hexadecimal, by file name.
   *
   * @throws PluginException if a jar cannot be read any more
   */
  public SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path jar : jars) {
      try {
        digests.put(jar.getFileName().toString(), Durable.sha256(jar));
      } catch (IOException e) {
        throw new PluginException(
            "%s, a jar of %s, cannot be read: %s".formatted(jar, label(), IoFaults.describe(e)), e);
      }
    }
    return Collections.unmodifiableSortedMap(digests);
  }
}
