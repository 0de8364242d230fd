package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.syntagma.runtime.PluginVerification;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.plugins.Inventory;
import org.syntagma.runtime.plugins.PluginContents;
import org.syntagma.runtime.plugins.PluginFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    Inventory inventory = Syntagma.inventory(main.pluginFolders());
    PrintWriter out = spec.commandLine().getOut();
    for (PluginContents plugin : inventory.plugins()) {
      out.println(plugin.source().place());
      plugin.components().forEach(each -> out.println("  " + each.words()));
    }
    inventory.faults().forEach(this::print);
    out.flush();
    return inventory.faults().isEmpty() ? ExitCodes.DONE : ExitCodes.PLUGIN;
  }

  @Command(
      name = "verify",
      description = "Look closely at plugins: versions, constructors, slots, settings, defaults.")
  int verify(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              description = "One plugin, such as plugins/lion; all by default.")
          Optional<String> name) {
    Inventory inventory = Syntagma.inventory(main.pluginFolders());
    PluginVerification verification = new PluginVerification(inventory);
    PrintWriter out = spec.commandLine().getOut();
    int looked = 0;
    int broken = 0;
    for (PluginContents plugin : inventory.plugins()) {
      if (isMeant(name, plugin.source().name())) {
        List<String> problems = verification.problems(plugin);
        String verdict = problems.isEmpty() ? "is good" : "is broken";
        out.println(plugin.source().label() + " " + verdict);
        problems.forEach(problem -> out.println("  " + problem));
        looked++;
        broken += problems.isEmpty() ? 0 : 1;
      }
    }
    for (PluginFault fault : inventory.faults()) {
      if (isMeant(name, fault.where())) {
        print(fault);
        looked++;
        broken++;
      }
    }
    out.flush();
    if (looked == 0) {
      throw new ParameterException(
          spec.commandLine(),
          "no plugin is called '%s'; 'plugins list' shows all".formatted(name.orElse("")));
    }
    return broken == 0 ? ExitCodes.DONE : ExitCodes.PLUGIN;
  }

  /** A plugin's whole name, or that of its folder. */
  private static boolean isMeant(Optional<String> name, String plugin) {
    return name.isEmpty() || plugin.equals(name.get()) || plugin.endsWith("/" + name.get());
  }

  private void print(PluginFault fault) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(fault.where() + " is broken");
    out.println("  " + fault.message());
  }
}
