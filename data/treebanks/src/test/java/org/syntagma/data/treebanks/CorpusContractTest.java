package org.syntagma.data.treebanks;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.testkit.data.CorpusContract;
import org.syntagma.toolkit.files.Faults;

/** Both formats keep the contract of a corpus. */
class CorpusContractTest {
  @TempDir private Path folder;

  private abstract static class Contract implements CorpusContract<Sentence> {
    @Override
    public Object key(Sentence example) {
      return example;
    }
  }

  @Nested
  class Conllu extends Contract {
    @Override
    public Corpus<Sentence> create() {
      Setup setup = new Setup(folder);
      return setup.conllu(
          List.of(
              setup.write("a.conllu", Setup.conllu("a", 60)),
              setup.write("b.conllu.gz", Setup.conllu("b", 30))),
          List.of(setup.write("c.conllu", Setup.conllu("c", 10))),
          List.of());
    }
  }

  @Nested
  class Brackets extends Contract {
    @Override
    public Corpus<Sentence> create() {
      Setup setup = new Setup(folder);
      return setup.brackets(
          List.of(setup.write("a.ptb", Setup.brackets("a", 90))),
          List.of(setup.write("b.ptb.gz", Setup.brackets("b", 10))),
          List.of(),
          Faults.FAIL);
    }
  }
}
