/**
 * Serves what the official Socket.IO Admin UI shows of a server: {@link dev.parlance.adminui.AdminUi}. Uses the public API only, and
 * SLF4J for what administrators do.
 */
@NullMarked
package dev.parlance.adminui;

import org.jspecify.annotations.NullMarked;
