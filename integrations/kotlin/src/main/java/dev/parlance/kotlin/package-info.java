/** Handlers and requests as suspending functions. */
@NullMarked
package dev.parlance.kotlin;

import org.jspecify.annotations.NullMarked;
