/**
 * The files of Socket.IO's JavaScript client, and how they are served.
 *
 * <p>May import: {@code http}.
 */
@NullMarked
package dev.parlance.internal.client;

import org.jspecify.annotations.NullMarked;
