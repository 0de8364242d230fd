package org.syntagma.data.oracle;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.task.Task;

/** The corpus {@code oracle} and the task {@code oracle-likelihood}, which measures against it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OraclePlugin implements Plugin {
  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(Component.of("oracle", OracleCorpus.class, OracleConfig.class));
  }

  @Override
  public List<Component<? extends Task<?, ?>>> tasks() {
    return List.of(
        Component.of("oracle-likelihood", OracleLikelihood.class, OracleLikelihoodConfig.class));
  }
}
