/** Networks that read texts and write none. */
package org.syntagma.models.encoderonly;
