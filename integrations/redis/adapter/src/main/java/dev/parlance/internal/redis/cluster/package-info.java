/**
 * The adapters that speak in cluster messages: what servers ask of each other, and how the sharded and the streams adapter carry
 * it. May import: the JDK, JSpecify, SLF4J, Lettuce, {@code adapter}, {@code internal.redis}.
 */
@NullMarked
package dev.parlance.internal.redis.cluster;

import org.jspecify.annotations.NullMarked;
