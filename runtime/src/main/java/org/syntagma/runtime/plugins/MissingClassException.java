package org.syntagma.runtime.plugins;

import java.net.URL;

/** An installed plugin asked for a class that it cannot have. The message says what to do. */
final class MissingClassException extends ClassNotFoundException {
  private static final long serialVersionUID = 1;

  private final transient PluginClassLoader loader;
  private final String name;

  MissingClassException(PluginClassLoader loader, String name, ClassNotFoundException cause) {
    super(name, cause);
    this.loader = loader;
    this.name = name;
  }

  // Not in the constructor, because libraries try optional classes and never look at the message.
  @Override
  public String getMessage() {
    String what = "the class " + name + " is missing; ";
    if (loader.shared().hasClass(name)) {
      return what
          + "it belongs to a package that the host shares with plugins, and this host (syntagma-api %s) does not have it: use a version of %s for this host"
              .formatted(ApiVersion.ofHost(), loader.getName());
    }
    String library = "put the library that holds it into the folder of " + loader.getName();
    URL there = loader.host().getResource(name.replace('.', '/') + ".class");
    return there == null
        ? what + library
        : what + "the host has it in " + jar(there) + ", but does not share it: " + library;
  }

  /** {@code x.jar} of {@code jar:file:/…/x.jar!/a/B.class}. */
  private static String jar(URL type) {
    String path = type.getPath();
    int end = path.indexOf("!/");
    return end < 0 ? path : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
