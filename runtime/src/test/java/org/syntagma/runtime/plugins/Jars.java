package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Real plugin jars from source text. */
public final class Jars {
  private Jars() {}

  /** Compiles classes of the default package by name. */
  public static Path compile(Path folder, Map<String, String> sources) throws IOException {
    Files.createDirectories(folder);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units =
        sources.entrySet().stream()
            .<JavaFileObject>map(e -> new Source(e.getKey(), e.getValue()))
            .toList();
    List<String> options =
        List.of(
            "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    if (!compiler.getTask(null, null, null, options, null, units).call()) {
      throw new IllegalArgumentException("The sources do not compile");
    }
    return folder;
  }

  /** Packs a folder of classes as a plugin's jar. */
  public static Path pack(Path jar, Path classes, String plugin, String title, String version)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    manifest.getMainAttributes().putValue(ApiVersion.ATTRIBUTE, ApiVersion.ofHost().toString());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new JarEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
      out.putNextEntry(new JarEntry("META-INF/services/org.syntagma.api.Plugin"));
      out.write(plugin.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
