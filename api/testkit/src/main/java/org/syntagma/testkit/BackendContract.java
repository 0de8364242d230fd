package org.syntagma.testkit;

import org.syntagma.testkit.backend.OperationsContract;

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
public interface BackendContract extends OperationsContract {}
