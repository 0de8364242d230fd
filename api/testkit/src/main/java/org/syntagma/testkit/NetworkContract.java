package org.syntagma.testkit;

import org.apiguardian.api.API;
import org.syntagma.testkit.backend.NetworkStepsContract;
import org.syntagma.testkit.backend.NetworkValuesContract;

/**
 * What every network must do on every backend. Implement it in a test:
 *
 * <pre>{@code
 * class MyNetworkTest implements NetworkContract {
 *   private static final Backend EAGER = new EagerBackend("PyTorch", "cpu");
 *   private static final Backend COMPILED = new PyTorchBackend("cpu", Precision.FLOAT32);
 *
 *   @Override
 *   public Network network() {
 *     return new MyNetwork(MyConfig.small(), vocabulary());
 *   }
 *
 *   @Override
 *   public int vocabulary() {
 *     return 11;
 *   }
 *
 *   @Override
 *   public Backend reference() {
 *     return EAGER;
 *   }
 *
 *   @Override
 *   public Backend other() {
 *     return COMPILED;
 *   }
 * }
 * }</pre>
 *
 * <p>What concerns {@code tokens} and {@code logits} is left out where the network has none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkContract extends NetworkValuesContract, NetworkStepsContract {}
