/**
 * The namespaces of a server: fixed ones, and those that are made when a client asks for them.
 *
 * <p>Above {@code socket}: a namespace gives its sockets what they share, and they do not know it otherwise.
 */
@NullMarked
package dev.parlance.internal.server.namespace;

import org.jspecify.annotations.NullMarked;
