/**
 * Socket.IO above the seam: connections, namespaces, sockets, rooms, dispatch, acks, deadlines.
 *
 * <p>Implements {@code socket}. Public here means for the front door and the test kit, not for applications. May import:
 * {@code socket}, {@code adapter}, {@code event}, {@code http}, {@code internal.*} but not {@code internal.engine.netty}.
 */
@NullMarked
package dev.parlance.internal.server;

import org.jspecify.annotations.NullMarked;
