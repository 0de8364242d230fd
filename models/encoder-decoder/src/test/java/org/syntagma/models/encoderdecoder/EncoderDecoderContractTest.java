package org.syntagma.models.encoderdecoder;

import static org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType.LSTM;
import static org.syntagma.models.encoderdecoder.EncoderDecoderConfig.StackType.TRANSFORMER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.ops.Network;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.models.encoderdecoder.EncoderDecoderConfig.BetweenType;
import org.syntagma.testkit.NetworkContract;
import org.syntagma.testkit.reference.Tensor;

/** The contract for each combination of encoder, decoder and feed-forward. */
class EncoderDecoderContractTest {
  private static final Backend EAGER = new EagerBackend("PyTorch", "cpu");
  private static final Backend COMPILED = new PyTorchBackend("cpu", Precision.FLOAT32);
  private static final int PADDING = 0;

  @AfterAll
  static void close() {
    EAGER.close();
    COMPILED.close();
  }

  private abstract static class Combination implements NetworkContract {
    abstract TinyConfig settings();

    @Override
    public Network network() {
      return settings().network(vocabulary(), PADDING);
    }

    @Override
    public int vocabulary() {
      return 11;
    }

    @Override
    public Backend reference() {
      return EAGER;
    }

    @Override
    public Backend other() {
      return COMPILED;
    }

    @Override
    public Map<String, Tensor> batch() {
      Map<String, Tensor> batch = new LinkedHashMap<>(NetworkContract.super.batch());
      double[] padded = {4, 1, 3, 2, 5, 6, PADDING, PADDING, 7, PADDING, PADDING, PADDING};
      batch.put("source", Tensor.of(padded, 3, 4));
      return batch;
    }
  }

  @Nested
  class TransformerToTransformer extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.transformers();
    }
  }

  @Nested
  class LstmToTransformer extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.of(LSTM, TRANSFORMER);
    }
  }

  @Nested
  class TransformerToLstm extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.of(TRANSFORMER, LSTM);
    }
  }

  @Nested
  class LstmToLstm extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.of(LSTM, LSTM);
    }
  }

  @Nested
  class InputFeeding extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.of(LSTM, LSTM).layers(1, true).fed();
    }
  }

  @Nested
  class InputFeedingWithConvolution extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.of(TRANSFORMER, LSTM)
          .layers(1, false)
          .fed()
          .between(BetweenType.CONVOLUTION);
    }
  }

  @Nested
  class Convolution extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.transformers().layers(1, true).between(BetweenType.CONVOLUTION);
    }
  }

  @Nested
  class Gated extends Combination {
    @Override
    TinyConfig settings() {
      return TinyConfig.transformers().layers(1, false).between(BetweenType.GATED);
    }
  }

  @Nested
  class WordVectors extends Combination {
    @TempDir Path folder;

    @Override
    TinyConfig settings() {
      try {
        Path file =
            Files.writeString(folder.resolve("vectors.txt"), "w1 1 2 3 4 5\nw2 5 4 3 2 1\n");
        return TinyConfig.of(LSTM, TRANSFORMER).layers(1, true).vectors(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
