/**
 * Authenticates clients by signed JSON Web Tokens (RFC 7519): {@link dev.parlance.jwt.JwtVerifier}.
 *
 * <p>May import: {@code dev.parlance.socket}, {@code dev.parlance.event}, Nimbus JOSE + JWT.
 */
@NullMarked
package dev.parlance.jwt;

import org.jspecify.annotations.NullMarked;
