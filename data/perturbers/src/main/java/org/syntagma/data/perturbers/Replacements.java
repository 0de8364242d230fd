package org.syntagma.data.perturbers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.toolkit.files.InputFile;
import org.syntagma.toolkit.files.InputFile.Contents;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Lines;
import org.syntagma.toolkit.trees.Lines.Line;

/**
 * Replacements of words in a file: in each line a word and what may replace it, between spaces.
 * Lines that begin with {@code #} and empty ones are passed over; a word in several lines has what
 * all of them say.
 *
 * @param all by word, in lower case
 */
record Replacements(Map<String, Set<String>> all, DataSource source) implements Candidates {

  /**
   * Reads a file.
   *
   * @throws DataException if it is absent or damaged, or a line has no replacement; names all such
   *     lines
   */
  static Replacements of(Path path) {
    Contents<Lines> contents = new InputFile(path).read(Lines::read);
    Map<String, Set<String>> all = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (Line line : contents.value().lines()) {
      line.fault().ifPresent(fault -> faults.add(fault.in(path.toString())));
      String text = line.text().strip();
      if (text.isEmpty() || text.startsWith("#") || line.fault().isPresent()) {
        continue;
      }
      List<String> words = Arrays.stream(text.split("\\s+")).map(Casing::lower).toList();
      if (words.size() == 1) {
        String message = "found the word '%s' alone; expected a replacement after it";
        faults.add(new Fault(line.number(), message.formatted(text)).in(path.toString()));
      }
      all.computeIfAbsent(words.get(0), word -> new LinkedHashSet<>())
          .addAll(words.subList(1, words.size()));
    }
    if (all.isEmpty() && faults.isEmpty()) {
      faults.add(path + ": found no replacement; expected a word and others for it in each line");
    }
    if (!faults.isEmpty()) {
      throw new DataException(String.join("\n", faults));
    }
    return new Replacements(all, contents.source());
  }

  @Override
  public List<String> of(String lowerCaseWord) {
    return List.copyOf(all.getOrDefault(lowerCaseWord, Set.of()));
  }
}
