/**
 * With what Spring's exceptions and Jakarta Validation's violations are refused.
 *
 * <p>May import: {@code socket}, {@code event}, {@code binding}, Spring, Jakarta Validation, SLF4J.
 */
@NullMarked
package dev.parlance.internal.spring.refusal;

import org.jspecify.annotations.NullMarked;
