package org.syntagma.testkit;

import org.syntagma.testkit.backend.DropoutContract;
import org.syntagma.testkit.backend.ForwardContract;
import org.syntagma.testkit.backend.GradientsContract;
import org.syntagma.testkit.backend.OperationsContract;
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
public interface BackendContract
    extends OperationsContract,
        ForwardContract,
        DropoutContract,
        GradientsContract,
        TapeContract,
        StepwiseContract,
        UpdatesContract,
        TrainingContract {}
