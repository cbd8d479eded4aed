/**
 * What the ready-made features of several servers share, kept in Redis: {@link dev.parlance.redis.platform.RedisPlatform}.
 *
 * <p>Each step that must be whole is a Lua script beside these classes. Everything here waits for Redis, for a bounded time, and is
 * called by the threads that features have for what blocks. May import: {@code catalogue}, {@code socket}, {@code event}, Lettuce, the
 * JDK, JSpecify, SLF4J.
 */
@NullMarked
package dev.parlance.redis.platform;

import org.jspecify.annotations.NullMarked;
