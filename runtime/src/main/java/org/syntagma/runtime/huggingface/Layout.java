package org.syntagma.runtime.huggingface;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.ForeignTensor;

/** Which tensors make up which parameters. */
final class Layout {
  private Layout() {}

  /**
   * The tensors of each parameter that the format has a place for, by its path.
   *
   * @throws DataException if the format gives tensors that do not make up the parameter
   */
  static Map<String, List<Placement>> of(Format format, Record settings, Parameters parameters) {
    Map<String, List<Placement>> layout = new LinkedHashMap<>();
    parameters
        .asMap()
        .forEach(
            (path, array) -> {
              List<ForeignTensor> tensors =
                  format.format().tensors(settings, path, array.getShape());
              if (!tensors.isEmpty()) {
                layout.put(path, placed(path, tensors, array.getShape()));
              }
            });
    return layout;
  }

  private static List<Placement> placed(String path, List<ForeignTensor> tensors, Shape shape) {
    List<Placement> placements = new ArrayList<>();
    long from = 0;
    for (ForeignTensor tensor : tensors) {
      placements.add(Placement.of(tensor, from, shape));
      from += tensor.rows();
    }
    if (from != shape.get(0)) {
      throw new DataException(
          "parameter %s is %s, but its tensors %s have %d rows: the settings are another network's"
              .formatted(path, shape, tensors.stream().map(ForeignTensor::name).toList(), from));
    }
    return placements;
  }
}
