/**
 * What Spring Boot makes of an application's properties and beans.
 *
 * <p>May import: {@code dev.parlance}, {@code spring}, {@code internal.spring}, {@code socket}, {@code event}, {@code micrometer},
 * Jakarta Validation, Micrometer, Spring.
 */
@NullMarked
package dev.parlance.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
