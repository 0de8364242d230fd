package org.syntagma.trainers.supervised;

import java.util.List;
import org.syntagma.toolkit.state.Snapshot;

/**
 * What one update learns from. Closing it frees its arrays.
 *
 * @param batches its micro-batches; none only where {@code last}
 * @param last the stage ends with it
 * @param cursors where the corpora stood when it had been read
 */
record Round(List<MicroBatch> batches, boolean last, Snapshot cursors) implements AutoCloseable {
  @Override
  public void close() {
    batches.forEach(MicroBatch::close);
  }
}
