/**
 * Metrics of a server, and observations of its handlers, with Micrometer: {@link dev.parlance.micrometer.ParlanceMetrics} and {@link
 * dev.parlance.micrometer.ParlanceObservations}.
 *
 * <p>May import {@code socket}, {@code event}, {@code http} and Micrometer.
 */
@NullMarked
package dev.parlance.micrometer;

import org.jspecify.annotations.NullMarked;
