/**
 * Typed events on a netty-socketio server that an application already runs, and the way from there to Parlance:
 * {@link dev.parlance.bridge.ParlanceJson} reads and writes its JSON, {@link dev.parlance.bridge.TypedNamespace} handles and
 * sends typed events on one of its namespaces, and {@link dev.parlance.bridge.DualRun} lets both servers run side by side.
 *
 * <p>It does not implement {@code Socket} or {@code Namespace}: handlers see netty-socketio's own {@code SocketIOClient}. It
 * does not mend netty-socketio's sessions, its binary or its polling: what it takes for a connection, an attachment or a
 * client that is let in stays as it is. For those, move to {@code ParlanceServer}.
 *
 * <p>May import: {@code socket}, {@code event}, {@code adapter}, {@code binding}, netty-socketio, {@code io.netty.buffer},
 * SLF4J, and of the core's internal packages {@code json}, {@code execution}, {@code binding}, {@code server.event},
 * {@code server.listener}, {@code server.namespace}.
 */
@NullMarked
package dev.parlance.bridge;

import org.jspecify.annotations.NullMarked;
