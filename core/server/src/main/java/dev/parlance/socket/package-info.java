/**
 * What an application holds in its hands: server, namespaces, sockets, rooms, audiences, middleware, features.
 *
 * <p>Interfaces and values, in Socket.IO's own words. May import: {@code event}, {@code http}, the JDK.
 */
@NullMarked
package dev.parlance.socket;

import org.jspecify.annotations.NullMarked;
