/**
 * The front door: {@link dev.parlance.ParlanceServer}, its builder and options.
 *
 * <p>Wires the layers. May import: all packages but {@code catalogue} and {@code contract}.
 */
@NullMarked
package dev.parlance;

import org.jspecify.annotations.NullMarked;
