package org.syntagma.cli;

import java.nio.file.Path;

/** The sources of a plugin that supplies one listener. */
final class TestPlugin {
  private TestPlugin() {}

  /**
   * A jar of a good plugin in a folder of its own.
   *
   * @param name the folder, the jar, the package and the type
   * @param body the members of the listener's class {@code Heard}
   */
  static TestJar listener(Path plugins, String name, String body) {
    return TestJar.at(plugins.resolve(name).resolve(name + ".jar"))
        .service(name + ".ThePlugin")
        .source(name + ".ThePlugin", plugin(name, name, ""))
        .source(name + ".Heard", component(name, body));
  }

  /** A table of contents with one listener. */
  static String plugin(String pack, String type, String members) {
    return """
        package %s;
        import java.util.List;
        import org.syntagma.api.component.Component;
        import org.syntagma.api.training.Listener;
        public class ThePlugin implements org.syntagma.api.Plugin {
          %s
          @Override public List<Component<? extends Listener>> listeners() {
            return List.of(Component.of("%s", Heard.class));
          }
        }
        """
        .formatted(pack, members, type);
  }

  /** A listener's class. */
  static String component(String pack, String body) {
    return """
        package %s;
        import jakarta.inject.Inject;
        class Heard implements org.syntagma.api.training.Listener {
          %s
        }
        """
        .formatted(pack, body);
  }

  static final String CONSTRUCTOR = "@Inject Heard() {}";
}
