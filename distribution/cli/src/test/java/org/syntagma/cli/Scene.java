package org.syntagma.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a text and a configuration that trains on it in a second or two. */
record Scene(Path folder) {
  private static final String TEXT = "a cab, a bed, a fad: decade; be glad. ";

  static Scene in(Path folder) {
    Scene scene = new Scene(folder);
    scene.write("text.txt", TEXT.repeat(40));
    scene.write("small.yaml", resource());
    return scene;
  }

  private static String resource() {
    try (var in = Scene.class.getResourceAsStream("/small.yaml")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path configuration() {
    return folder.resolve("small.yaml");
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes one passage of the configuration. */
  Scene edit(String passage, String replacement) {
    try {
      String yaml = Files.readString(configuration());
      if (!yaml.contains(passage)) {
        throw new IllegalArgumentException("no '" + passage + "' in " + yaml);
      }
      write("small.yaml", yaml.replace(passage, replacement));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Cli run(Path directory) {
    return Cli.run("run", configuration(), "--directory", directory);
  }
}
