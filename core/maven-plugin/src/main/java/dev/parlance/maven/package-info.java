/**
 * The goals of the Maven plugin: {@code parlance:contracts} and {@code parlance:compare}. Thin: what they do is
 * {@link dev.parlance.contract.Contracts}, run on the classes of the project.
 *
 * <p>May import: {@code contract}, Maven's plugin API, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.maven;

import org.jspecify.annotations.NullMarked;
