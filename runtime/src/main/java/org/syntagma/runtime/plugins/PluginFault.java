package org.syntagma.runtime.plugins;

/**
 * Why something that should be a plugin is none.
 *
 * @param where its folder, such as {@code plugins/lion}, or its jar
 * @param message what is wrong and what to do
 */
public record PluginFault(String where, String message) {}
