/**
 * A server's connections to Redis: commands and subscriptions, what waits in either direction, and how they come back after an
 * outage. Nothing here blocks once it is open. May import: the JDK, JSpecify, SLF4J, Lettuce, {@code adapter}.
 */
@NullMarked
package dev.parlance.internal.redis.connection;

import org.jspecify.annotations.NullMarked;
