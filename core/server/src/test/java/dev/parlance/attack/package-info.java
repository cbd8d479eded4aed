/** Clients that attack a server in a JVM of its own, and what becomes of a healthy one meanwhile. */
@NullMarked
package dev.parlance.attack;

import org.jspecify.annotations.NullMarked;
