/** Learning from rewards: environments, and objectives of policies over their rollouts. */
package org.syntagma.trainers.reinforcement;
