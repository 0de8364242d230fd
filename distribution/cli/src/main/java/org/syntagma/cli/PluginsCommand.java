package org.syntagma.cli;

import java.io.PrintWriter;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.plugins.Inventory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks at plugins. */
@Command(name = "plugins", description = "List or verify the plugins that are found.")
final class PluginsCommand implements Runnable {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing: list or verify");
  }

  @Command(name = "list", description = "List all plugins with what they supply.")
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    Inventory inventory = Syntagma.inventory(main.pluginFolders());
    inventory
        .plugins()
        .forEach(
            plugin -> {
              out.println(plugin.source().place());
              plugin.components().forEach(each -> out.println("  " + each.words()));
            });
    inventory
        .faults()
        .forEach(fault -> out.println(fault.where() + " is broken\n  " + fault.message()));
    out.flush();
    return inventory.faults().isEmpty() ? ExitCodes.DONE : ExitCodes.PLUGIN;
  }
}
