/** A client with typed events, on the Socket.IO client for Java. */
@NullMarked
package dev.parlance.client;

import org.jspecify.annotations.NullMarked;
