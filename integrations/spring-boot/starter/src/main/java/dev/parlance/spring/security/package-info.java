/**
 * Spring Security's authentications as users, for applications that have Spring Security on their class path.
 *
 * <p>May import: {@code socket}, {@code event}, {@code http}, Spring.
 */
@NullMarked
package dev.parlance.spring.security;

import org.jspecify.annotations.NullMarked;
