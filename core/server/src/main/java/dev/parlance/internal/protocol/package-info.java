/**
 * Socket.IO packets (protocol revision 5) to and from a text and its attachments. The JSON part stays bytes: what it says
 * is read by {@code internal.json}.
 *
 * <p>Pure functions, and one small state per session for packets whose attachments are still to come. May import: the JDK,
 * and {@link dev.parlance.internal.engine.Frame}, which is what encoding makes.
 */
@NullMarked
package dev.parlance.internal.protocol;

import org.jspecify.annotations.NullMarked;
