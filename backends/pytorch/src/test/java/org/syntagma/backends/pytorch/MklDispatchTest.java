package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MklDispatchTest {
  private static final List<String> ZEN =
      List.of("processor\t: 0", "vendor_id\t: AuthenticAMD", "flags\t\t: fpu fma avx avx2 bmi2");

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theLinkerTakesTheLibrary(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("one.so"), SharedObject.returningOne("gives_one"));
    Function function = NativeLibrary.getInstance(file.toString()).getFunction("gives_one");
    assertEquals(1, function.invokeInt(new Object[0]));
  }

  @Test
  void helpsWhereMklWouldPassOverWhatTheProcessorCan() {
    assertTrue(MklDispatch.helps(ZEN));
    assertFalse(MklDispatch.helps(List.of("vendor_id\t: GenuineIntel", ZEN.get(2))));
    assertFalse(MklDispatch.helps(List.of(ZEN.get(1), "flags\t\t: fpu fma avx avx2_not")));
    assertFalse(MklDispatch.helps(List.of()));
  }
}
