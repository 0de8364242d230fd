package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.engine.PtNDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private static final String PLAIN = Sequences.PLAIN.functions();

  private final PyTorchBackend backend = new PyTorchBackend("cpu", Precision.FLOAT32);
  private final PtNDManager manager = (PtNDManager) backend.manager();

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void whatIsTheSameAgrees() {
    assertTrue(Sequences.agree(manager, PLAIN, PLAIN));
  }

  @Test
  void aGateThatIsOffIsFound() {
    String off = PLAIN.replace("torch.tanh(gates[2])", "torch.sin(gates[2])");
    assertFalse(off.equals(PLAIN));
    assertFalse(Sequences.agree(manager, off, PLAIN));
  }

  @Test
  void aConvolutionWithoutGradientsOfItsInputIsFound() {
    String off = PLAIN.replace("torch.unfold(x, 1", "torch.unfold(torch.detach(x), 1");
    assertFalse(off.equals(PLAIN));
    assertFalse(Sequences.agree(manager, off, PLAIN));
  }

  @Test
  void whatIsNoNumberDoesNotAgree() {
    String off =
        PLAIN.replace("return torch.linear(windows", "return torch.linear(torch.div(windows, 0)");
    assertFalse(off.equals(PLAIN));
    assertFalse(Sequences.agree(manager, off, PLAIN));
  }

  @Test
  void aBackendUsesWhatPassesItsTrial() {
    boolean fused = Sequences.agree(manager, Sequences.FUSED.functions(), PLAIN);
    assertTrue(fused == (backend.sequences() == Sequences.FUSED));
    assertTrue(fused == !backend.description().contains("plain recurrence"));
  }
}
