package org.syntagma.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds a jar as the author of a plugin would, and as careless ones do. */
final class TestJar {
  static final String SERVICE = "META-INF/services/org.syntagma.api.Plugin";

  private final Path file;
  private final Map<String, JavaFileObject> sources = new TreeMap<>();
  private final List<Path> libraries = new ArrayList<>();
  private final Map<String, String> entries = new TreeMap<>();
  private final List<String> left = new ArrayList<>();
  private final Manifest manifest = new Manifest();

  private TestJar(Path file) {
    this.file = file;
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attribute("Implementation-Version", "1.2.0").attribute("Syntagma-Api-Version", hostVersion());
  }

  static TestJar at(Path file) {
    return new TestJar(file);
  }

  static String hostVersion() {
    Properties properties = new Properties();
    try (InputStream in =
        TestJar.class.getResourceAsStream("/org/syntagma/runtime/plugins/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("api");
  }

  TestJar attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  TestJar without(String attribute) {
    manifest.getMainAttributes().remove(new Attributes.Name(attribute));
    return this;
  }

  TestJar source(String className, String text) {
    sources.put(className, new Source(className, text));
    return this;
  }

  TestJar entry(String name, String text) {
    entries.put(name, text);
    return this;
  }

  TestJar service(String plugin) {
    return entry(SERVICE, plugin + "\n");
  }

  /** To compile against. */
  TestJar library(Path jar) {
    libraries.add(jar);
    return this;
  }

  /** Leaves a class out of the jar. */
  TestJar leavingOut(String className) {
    left.add(className.replace('.', '/') + ".class");
    return this;
  }

  Path write() {
    try {
      Files.createDirectories(file.getParent());
      Path classes = Files.createTempDirectory(file.getParent().getParent(), ".classes");
      compile(classes);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest);
          Stream<Path> files = Files.walk(classes)) {
        for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = classes.relativize(each).toString();
          if (!left.contains(name)) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(each, out);
          }
        }
        for (Map.Entry<String, String> entry : entries.entrySet()) {
          out.putNextEntry(new JarEntry(entry.getKey()));
          out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) {
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    libraries.forEach(jar -> classPath.append(java.io.File.pathSeparatorChar).append(jar));
    List<String> options =
        List.of("-d", classes.toString(), "-cp", classPath.toString(), "-proc:none");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (!sources.isEmpty()
        && !compiler.getTask(null, null, null, options, null, sources.values()).call()) {
      throw new IllegalArgumentException("The sources do not compile");
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
