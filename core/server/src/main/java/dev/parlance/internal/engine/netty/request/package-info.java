/**
 * Requests as they come in: where each ends, the checks of its head and what its target asks for, before Netty decodes it. A leaf.
 *
 * <p>May import: the JDK, {@code internal.engine}, Netty.
 */
@NullMarked
package dev.parlance.internal.engine.netty.request;

import org.jspecify.annotations.NullMarked;
