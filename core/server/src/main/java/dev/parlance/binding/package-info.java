/**
 * For those who prefer interfaces and annotated methods to tokens: an interface whose methods are events becomes an emitter
 * ({@link dev.parlance.binding.TypedEmitter}), an object with annotated methods becomes listeners
 * ({@link dev.parlance.binding.TypedListeners}). Both are checked against a catalogue when they are bound.
 *
 * <p>A thin layer on {@code socket}. May import: {@code socket}, {@code event}, {@code internal.binding}, the JDK.
 */
@NullMarked
package dev.parlance.binding;

import org.jspecify.annotations.NullMarked;
