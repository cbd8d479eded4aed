/**
 * Timeouts of many connections on one scheduled task for each event loop.
 *
 * <p>May import: the JDK, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty.timer;

import org.jspecify.annotations.NullMarked;
