package org.syntagma.tasks.syntaxtree;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.task.Task;

/** Parsing, and a probe for what encoders know of it. */
public final class SyntaxTreePlugin implements Plugin {
  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(
        Component.of("syntax-tree", SyntaxTree.class, SyntaxTreeConfig.class),
        Component.of("structural-probe", StructuralProbe.class, StructuralProbeConfig.class),
        Component.of("induced-trees", InducedTrees.class, InducedTreesConfig.class));
  }
}
