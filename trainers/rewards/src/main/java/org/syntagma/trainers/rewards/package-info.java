/** Rewards: how good texts are. */
package org.syntagma.trainers.rewards;
