/**
 * How annotated methods become listeners and interfaces become emitters: what they may take and return, and how they are called.
 * {@code binding} uses it on namespaces and sockets, the bridge on the clients of another server.
 *
 * <p>May import: the JDK, JSpecify, {@code event}, {@code socket}.
 */
@NullMarked
package dev.parlance.internal.binding;

import org.jspecify.annotations.NullMarked;
