/**
 * What both the engine and JSON need to know of text.
 *
 * <p>May import: the JDK.
 */
@NullMarked
package dev.parlance.internal.text;

import org.jspecify.annotations.NullMarked;
