/**
 * The seam: what the library needs of Engine.IO sessions, plain HTTP and plain WebSockets, from any engine.
 *
 * <p>Interfaces and values. One implementation, {@code internal.engine.netty}, speaks to the network; the test kit has
 * one in memory. May import: the JDK, {@code http}.
 */
@NullMarked
package dev.parlance.internal.engine;

import org.jspecify.annotations.NullMarked;
