package org.syntagma.api.task;

import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Parser;

/** A task whose models find the trees of sentences. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ParsingTask {
  /**
   * A parser that runs {@code model}, which has this task's front ends and heads.
   *
   * @param model stays the caller's, and open as long as the parser is used
   */
  Parser parser(Model model);
}
