package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.random.Randomness;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.random.DropoutMask;
import org.syntagma.toolkit.shapes.DropoutSite;

class MasksTest {
  private static final Shape SHAPE = new Shape(1000, 7);

  @Test
  void masksAreTheBytesOfTheirSiteAndLeaveNoBuffersBehind() {
    Compiled program = new Compiled(null, Map.of(Source.MASK, List.of("here", "there")));
    List<DropoutSite> sites =
        List.of(new DropoutSite("there", SHAPE, 0.5), new DropoutSite("here", SHAPE, 0.5));
    Randomness randomness = Randomness.of(3);
    try (PyTorchBackend backend = new PyTorchBackend("cpu", Precision.FLOAT32);
        NDManager owner = backend.manager().newSubManager()) {
      program.masks(Mode.training(Randomness.of(1)), sites, backend.scratch(), owner);
      long before = buffers();
      NDArray first =
          program.masks(Mode.training(randomness), sites, backend.scratch(), owner).get(0);
      assertTrue(buffers() <= before);

      byte[] expected = new byte[7000];
      DropoutMask.bytes(randomness.at("here"), expected.length).get(expected);
      assertArrayEquals(expected, first.toByteArray());
      assertEquals(SHAPE, first.getShape());
    }
  }

  /** What Java's own buffers take outside of the heap, which only a collection of garbage frees. */
  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
