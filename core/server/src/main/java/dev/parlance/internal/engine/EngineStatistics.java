package dev.parlance.internal.engine;

/**
 * What an engine has at a moment.
 *
 * @param memoryBudget how much its connections may hold, in bytes
 * @param memoryUsed how much they hold
 * @param bytesToSend how much waits to be sent, summed over all sessions
 */
public record EngineStatistics(int eventLoops, long memoryBudget, long memoryUsed, long bytesToSend) {}
