/** The parts of the contracts of backends and networks, and the tables of cases behind them. */
package org.syntagma.testkit.backend;
