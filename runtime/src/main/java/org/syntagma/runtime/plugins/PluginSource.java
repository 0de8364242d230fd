package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * What a plugin is and where it is from.
 *
 * @param name the title in its jar's manifest, or else the name of its class
 * @param version the version in its jar's manifest, or {@code unversioned}
 * @param location its jar, or the folder of its classes
 * @param sha256 the jar's digest in lower-case hexadecimal; empty for a folder
 * @param installed whether the user added it to this host, rather than the host's class path
 */
public record PluginSource(
    String name,
    String version,
    Optional<Path> location,
    Optional<String> sha256,
    boolean installed) {

  private static final String UNVERSIONED = "unversioned";

  /** Reads the source of a class that the class path supplied. */
  static PluginSource of(Class<?> type) {
    CodeSource code = type.getProtectionDomain().getCodeSource();
    if (code == null || code.getLocation() == null) {
      return unpacked(type, Optional.empty());
    }
    try {
      Path location = Path.of(code.getLocation().toURI());
      return Files.isRegularFile(location)
          ? packed(type, location)
          : unpacked(type, Optional.of(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return unpacked(type, Optional.empty());
    }
  }

  private static PluginSource unpacked(Class<?> type, Optional<Path> location) {
    return new PluginSource(type.getSimpleName(), UNVERSIONED, location, Optional.empty(), false);
  }

  private static PluginSource packed(Class<?> type, Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes manifest =
          jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
      String title = manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
      String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return new PluginSource(
          title == null ? type.getSimpleName() : title,
          version == null ? UNVERSIONED : version,
          Optional.of(file),
          Optional.of(digest(file)),
          false);
    } catch (IOException e) {
      throw new PluginException(
          "%s, the jar of a plugin, cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Name and version, such as {@code lion 1.2.0}. */
  public String label() {
    return name + " " + version;
  }

  /** Where to find it: the label, with the jar where there is one. */
  String place() {
    return label() + location.map(path -> " (" + path + ")").orElse("");
  }
}
