/**
 * What an application holds in its hands: server, namespaces, sockets, rooms, audiences, middleware, features.
 *
 * <p>Interfaces and values, named as in Socket.IO. May import: {@code event}, {@code http}, {@code adapter}, the JDK.
 */
@NullMarked
package dev.parlance.socket;

import org.jspecify.annotations.NullMarked;
