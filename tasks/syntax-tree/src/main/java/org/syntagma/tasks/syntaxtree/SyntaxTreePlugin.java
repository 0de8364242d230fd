package org.syntagma.tasks.syntaxtree;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** Parsing. */
public final class SyntaxTreePlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(
        Component.of("syntax-tree", SyntaxTree.class, SyntaxTreeConfig.class),
        Component.of("induced-trees", InducedTrees.class, InducedTreesConfig.class));
  }
}
