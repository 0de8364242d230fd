package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.syntagma.api.Plugin;

/**
 * What a jar says about itself before anything is loaded from it.
 *
 * @param path the jar
 * @param manifest its main attributes
 * @param providers the classes that it names as plugins; empty for a library
 * @param packages the packages of its classes
 */
record PluginJar(Path path, Attributes manifest, List<String> providers, Set<String> packages) {
  static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

  private static final String OTHER_RELEASES = "META-INF/versions/\\d+/";

  /**
   * Reads a jar.
   *
   * @throws IOException if it is no jar, or cannot be read
   */
  static PluginJar read(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      Attributes manifest =
          jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
      ZipEntry service = jar.getEntry(SERVICE);
      List<String> providers = service == null ? List.of() : providers(jar.getInputStream(service));
      return new PluginJar(
          path, manifest, providers, packages(jar.stream().map(ZipEntry::getName)));
    }
  }

  /** The names in a service file, which this closes. */
  static List<String> providers(InputStream service) throws IOException {
    try (service) {
      return new String(service.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  /** The packages of the classes among these entries of a jar, or files of a folder. */
  static Set<String> packages(Stream<String> entries) {
    Set<String> packages = new TreeSet<>();
    entries
        .filter(name -> name.endsWith(".class"))
        .map(name -> name.replaceFirst(OTHER_RELEASES, ""))
        .filter(name -> name.contains("/"))
        .forEach(name -> packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.')));
    return packages;
  }

  /** What its manifest calls it. */
  Optional<String> title() {
    return Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
  }

  /** The version in its manifest, or {@code unversioned}. */
  String version() {
    return Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
        .orElse("unversioned");
  }

  /** Why this host does not take a plugin from this jar. */
  Optional<String> refusal(ApiVersion host) {
    String text = manifest.getValue(ApiVersion.ATTRIBUTE);
    if (text == null) {
      return Optional.of(
          "%s does not say which version of syntagma-api it was built against; add '%s: %s' to its manifest"
              .formatted(path, ApiVersion.ATTRIBUTE, host));
    }
    Optional<ApiVersion> built = ApiVersion.parse(text);
    if (built.isEmpty()) {
      return Optional.of(
          "%s has '%s: %s' in its manifest, which is no version; write it as %s"
              .formatted(path, ApiVersion.ATTRIBUTE, text, host));
    }
    if (host.runs(built.get())) {
      return Optional.empty();
    }
    boolean newer = built.get().compareTo(host) > 0;
    return Optional.of(
        "%s was built for syntagma-api %s, %s than the %s of this host; use %s version of the plugin, or %s Syntagma"
            .formatted(
                path,
                text,
                newer ? "newer" : "older",
                host,
                newer ? "an older" : "a newer",
                newer ? "a newer" : "an older"));
  }
}
