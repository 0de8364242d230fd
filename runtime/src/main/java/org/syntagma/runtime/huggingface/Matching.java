package org.syntagma.runtime.huggingface;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.safetensors.TensorInfo;

/** Holds the tensors that are there against those that a network asks for. */
final class Matching {
  private static final int SHOWN = 20;

  private final Format format;
  private final Record settings;
  private final TensorFiles files;
  private final Padding padding;
  private final List<String> problems;
  private final Map<String, String> found = new HashMap<>();

  /**
   * @param padding rows that tensors may have beside those that are asked for
   * @param problems what is wrong already
   */
  Matching(
      Format format, Record settings, TensorFiles files, Padding padding, List<String> problems) {
    this.format = format;
    this.settings = settings;
    this.files = files;
    this.padding = padding;
    this.problems = new ArrayList<>(problems);
  }

  /**
   * The names in the files of the tensors that are asked for.
   *
   * @throws DataException with all that is missing, left over or of another shape or type
   */
  Map<String, String> match(Collection<Placement> wanted, String where) {
    wanted.forEach(this::find);
    Set<String> rest = new LinkedHashSet<>(files.names());
    rest.removeAll(found.values());
    rest.removeIf(name -> format.format().ignores(settings, name));
    rest.forEach(
        name ->
            problems.add(
                "%s %s has no place in the network '%s'"
                    .formatted(name, files.info(name).shape(), format.format().network())));
    throwIfAny(where);
    return found;
  }

  private void find(Placement wanted) {
    String name = wanted.tensor().name();
    String prefix = format.format().prefix();
    String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    if (files.names().contains(name)) {
      check(name, name, wanted);
    } else if (files.names().contains(bare)) {
      check(name, bare, wanted);
    } else {
      problems.add("%s is missing, expected %s".formatted(name, wanted.shape()));
    }
  }

  private void check(String name, String there, Placement wanted) {
    found.put(name, there);
    TensorInfo info = files.info(there);
    if (!info.shape().equals(wanted.shape()) && !padding.isOf(wanted, info.shape())) {
      problems.add("%s is %s, expected %s".formatted(there, info.shape(), wanted.shape()));
    }
    if (!FloatTensor.canHold(info.dtype())) {
      problems.add("%s is %s, expected F32, F16 or BF16".formatted(there, info.dtype()));
    }
  }

  private void throwIfAny(String where) {
    if (problems.isEmpty()) {
      return;
    }
    int count = problems.size();
    StringBuilder text = new StringBuilder();
    text.append(count)
        .append(count == 1 ? " problem" : " problems")
        .append(" with the tensors of ")
        .append(where);
    for (int i = 0; i < Math.min(count, SHOWN); i++) {
      text.append('\n').append(i + 1).append(") ").append(problems.get(i));
    }
    if (count > SHOWN) {
      text.append("\nand ").append(count - SHOWN).append(" more");
    }
    throw new DataException(text.toString());
  }
}
