package org.syntagma.runtime.listeners;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Lines on a terminal, the last of which may be provisional, or in a plain stream. */
final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[K";

  /** A line that wraps could not be cleared. */
  private static final int GREATEST_WIDTH = 79;

  private final PrintStream out;
  private final boolean live;

  Screen(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** The standard output. */
  static Screen standard() {
    return new Screen(
        System.out, Optional.ofNullable(System.console()).map(Screen::isTerminal).orElse(false));
  }

  /** From Java 22 on there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return Runtime.version().feature() < 22
          || (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java 22 and later have Console.isTerminal", e);
    }
  }

  boolean live() {
    return live;
  }

  /** Shows a line that the next one replaces; in a plain stream it stays. */
  void show(String line) {
    if (live) {
      out.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), GREATEST_WIDTH)));
      out.flush();
    } else {
      print(line);
    }
  }

  /** Shows a line that stays. */
  void print(String line) {
    out.println((live ? CLEAR_LINE : "") + line);
    out.flush();
  }
}
