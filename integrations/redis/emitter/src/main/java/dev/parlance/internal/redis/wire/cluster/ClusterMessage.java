package dev.parlance.internal.redis.wire.cluster;

/**
 * A message of one server to others.
 *
 * @param uid of the server's adapter of that namespace
 * @param namespace its name
 */
public record ClusterMessage(ClusterBody body, String uid, String namespace) {}
