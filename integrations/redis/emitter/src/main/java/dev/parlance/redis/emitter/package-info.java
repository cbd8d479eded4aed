/**
 * Emits to the sockets of servers behind Redis, from a process without a server.
 *
 * <p>May import: {@code event}, {@code internal.json}, {@code internal.redis.wire}, Lettuce, the JDK.
 */
@NullMarked
package dev.parlance.redis.emitter;

import org.jspecify.annotations.NullMarked;
