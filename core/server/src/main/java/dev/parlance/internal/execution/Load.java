package dev.parlance.internal.execution;

/**
 * What an executor does at a moment.
 *
 * @param running how many tasks run
 * @param waiting how many wait
 */
public record Load(int running, int waiting) {}
