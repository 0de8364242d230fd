package org.syntagma.runtime.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.configuration2.PropertiesConfiguration.PropertiesReader;
import org.apache.commons.configuration2.ex.ConfigurationRuntimeException;

/** A {@code .properties} file into assignments. Includes are not followed. */
final class PropertiesText {
  private static final Pattern BROKEN_OFF = Pattern.compile("(?<!\\\\)(\\\\\\\\){0,99}\\\\\\s*\\z");

  private PropertiesText() {}

  static List<Assignment> read(String text, Path file) {
    if (BROKEN_OFF.matcher(text).find()) {
      throw new ConfigurationException(
          file + ": the last line ends in a backslash, which joins it to the next; remove it");
    }
    List<Assignment> assignments = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    try (PropertiesReader reader = new PropertiesReader(new StringReader(text))) {
      while (reader.nextProperty()) {
        int line = reader.getLineNumber();
        String key = reader.getPropertyName();
        Integer first = seen.putIfAbsent(key, line);
        if (first != null) {
          throw new ConfigurationException(
              "%s:%d: the key '%s' is there twice, first in line %d; remove one"
                  .formatted(file, line, key, first));
        }
        Origin origin = new Origin.File(file, line, 1);
        assignments.add(Assignment.of(key, YamlText.value(reader.getPropertyValue(), origin)));
      }
      return List.copyOf(assignments);
    } catch (ConfigurationRuntimeException e) {
      throw new ConfigurationException(
          "%s: %s; write \\u and four digits from 0 to f, or the character itself"
              .formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
