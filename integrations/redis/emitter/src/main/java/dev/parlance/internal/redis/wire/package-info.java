/**
 * The values of cluster messages as bytes, in the dialects of Socket.IO's Redis adapters: MessagePack and JSON. Pure functions,
 * shared by the emitter and the adapters. May import: the JDK, JSpecify, msgpack-core, Jackson's streaming API.
 */
@NullMarked
package dev.parlance.internal.redis.wire;

import org.jspecify.annotations.NullMarked;
