/**
 * One client's connection: dispatches its packets, and admits it to namespaces; or a plain WebSocket, which is admitted to one
 * before it is upgraded.
 *
 * <p>A CONNECT is decided on a handler thread, where its auth payload is parsed too; its answer is encoded before any
 * lock is taken. Above {@code namespace}.
 */
@NullMarked
package dev.parlance.internal.server.connection;

import org.jspecify.annotations.NullMarked;
