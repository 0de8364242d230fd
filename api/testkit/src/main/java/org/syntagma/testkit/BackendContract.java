package org.syntagma.testkit;

import org.apiguardian.api.API;
import org.syntagma.testkit.backend.DropoutContract;
import org.syntagma.testkit.backend.ForwardContract;
import org.syntagma.testkit.backend.GradientsContract;
import org.syntagma.testkit.backend.GradientsIntoUpdatesContract;
import org.syntagma.testkit.backend.OperationsContract;
import org.syntagma.testkit.backend.RecomputeContract;
import org.syntagma.testkit.backend.StepwiseContract;
import org.syntagma.testkit.backend.TapeContract;
import org.syntagma.testkit.backend.TrainingContract;
import org.syntagma.testkit.backend.UpdatesContract;

/**
 * What every backend must do. Implement it in a test and give the backend:
 *
 * <pre>{@code
 * class MyBackendTest implements BackendContract {
 *   private static final Backend BACKEND = new MyBackend(MyConfig.defaults());
 *
 *   @Override
 *   public Backend backend() {
 *     return BACKEND;
 *   }
 *
 *   @AfterAll
 *   static void close() {
 *     BACKEND.close();
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface BackendContract
    extends OperationsContract,
        ForwardContract,
        DropoutContract,
        GradientsContract,
        RecomputeContract,
        TapeContract,
        StepwiseContract,
        UpdatesContract,
        GradientsIntoUpdatesContract,
        TrainingContract {}
