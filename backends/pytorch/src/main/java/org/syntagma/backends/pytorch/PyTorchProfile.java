package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.syntagma.api.backend.OperationProfile;

/** libtorch's own profiler, whose trace goes through a file. */
final class PyTorchProfile implements OperationProfile {
  PyTorchProfile(Device device) {
    JniUtils.startProfile(device.isGpu(), false, false);
  }

  @Override
  public List<Operation> end() {
    try {
      Path file = Files.createTempFile("syntagma-profile", ".json");
      try {
        JniUtils.stopProfile(file.toString());
        try (Reader reader = Files.newBufferedReader(file)) {
          return TraceEvent.operations(List.of(new Gson().fromJson(reader, TraceEvent[].class)));
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
