/**
 * Connection state recovery: the sessions of one namespace, what remains of those whose connections are lost, and how their clients
 * find them again.
 *
 * <p>Knows a socket as {@link dev.parlance.internal.server.recovery.SessionOwner}. Above {@code delivery} and {@code history}.
 */
@NullMarked
package dev.parlance.internal.server.recovery;

import org.jspecify.annotations.NullMarked;
