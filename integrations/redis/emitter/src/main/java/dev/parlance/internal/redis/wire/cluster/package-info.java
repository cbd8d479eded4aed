/**
 * The messages of the classic, the sharded and the streams adapter: what a cluster message says, as JSON, as MessagePack and as an
 * entry of a stream. Pure functions. May import: the JDK, JSpecify, msgpack-core, {@code internal.redis.wire}.
 */
@NullMarked
package dev.parlance.internal.redis.wire.cluster;

import org.jspecify.annotations.NullMarked;
