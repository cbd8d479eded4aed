/**
 * Whom an event reaches: rooms, the audiences made of them, and the other servers.
 *
 * <p>Knows sockets as {@link dev.parlance.internal.server.delivery.Recipient}, and a namespace by its name. Above
 * {@code event}, {@code listener} and {@code report}. May import those, {@code socket}, {@code adapter}, {@code event}, and {@code
 * internal.*} but not {@code internal.engine.netty}.
 */
@NullMarked
package dev.parlance.internal.server.delivery;

import org.jspecify.annotations.NullMarked;
