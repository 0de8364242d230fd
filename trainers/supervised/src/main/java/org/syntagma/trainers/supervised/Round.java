package org.syntagma.trainers.supervised;

import java.util.List;
import org.syntagma.toolkit.state.Snapshot;

/**
 * The examples of one update.
 *
 * @param portions its micro-batches; none only where {@code last}
 * @param last the stage ends with it
 * @param cursors where the corpora stood when it had been read
 */
record Round(List<Portion<?>> portions, boolean last, Snapshot cursors) {}
