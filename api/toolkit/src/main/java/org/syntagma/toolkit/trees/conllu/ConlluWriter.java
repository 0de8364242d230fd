package org.syntagma.toolkit.trees.conllu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;

/**
 * Writes CoNLL-U. A sentence that {@link ConlluReader} read is written as it stood, byte for byte
 * but for line ends, with its present annotations, heads and labels in their columns. Enhanced
 * dependencies are kept even where heads changed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConlluWriter {
  /** The sentence's lines and the empty line after them; all lines end in LF. */
  public String write(Sentence sentence) {
    List<String> lines =
        ConlluSource.lines(sentence)
            .map(source -> merged(source, sentence))
            .orElseGet(() -> fresh(sentence));
    return String.join("\n", lines) + "\n\n";
  }

  private static List<String> merged(List<String> source, Sentence sentence) {
    List<String> lines = new ArrayList<>();
    int word = 0;
    for (String line : source) {
      String id = line.substring(0, Math.max(line.indexOf('\t'), 0));
      boolean isWord = !ConlluSource.isComment(line) && id.chars().allMatch(Character::isDigit);
      lines.add(isWord ? filled(line.split("\t", -1), sentence, word++) : line);
    }
    return lines;
  }

  private static List<String> fresh(Sentence sentence) {
    List<String> lines = new ArrayList<>();
    // A text of several lines would break the format.
    lines.add("# text = " + sentence.text().replaceAll("\\s+", " ").strip());
    for (int i = 0; i < sentence.words().size(); i++) {
      String[] columns = "_\t_\t_\t_\t_\t_\t_\t_\t_\t_".split("\t", -1);
      columns[Column.ID.index()] = String.valueOf(i + 1);
      columns[Column.FORM.index()] = sentence.words().get(i);
      lines.add(filled(columns, sentence, i));
    }
    return lines;
  }

  /** The columns with what the sentence now says of this word. */
  private static String filled(String[] columns, Sentence sentence, int word) {
    for (Map.Entry<String, Column> entry : Annotations.COLUMNS.entrySet()) {
      sentence
          .annotation(entry.getKey())
          .ifPresent(values -> columns[entry.getValue().index()] = values.get(word));
    }
    if (sentence.tree().orElse(null) instanceof Dependency tree) {
      columns[Column.HEAD.index()] = String.valueOf(tree.heads().get(word));
      columns[Column.DEPREL.index()] = tree.labels().get(word);
    }
    return String.join("\t", columns);
  }
}
