package dev.parlance.spring.security;

import dev.parlance.event.Incubating;
import dev.parlance.socket.BearerVerifier;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Has a decoder of Spring Security verify JSON Web Tokens. The credentials of a socket expire with its token, and are revoked by its
 * claims {@code jti} and {@code sid}. Needs {@code spring-security-oauth2-jose}.
 *
 * <pre>{@code
 * @Bean
 * Authenticator<SecurityUser> accounts(JwtDecoder decoder) {
 *     return BearerAuthenticator.of(new JwtDecoderVerifier(decoder, jwt -> new ApiToken(jwt.getSubject())));
 * }
 * }</pre>
 *
 * <p>A token that is not accepted is refused with {@code unauthorized}; one that cannot be verified now, as its keys cannot be
 * reached, with {@code unavailable}.
 */
@Incubating
public final class JwtDecoderVerifier implements BearerVerifier<SecurityUser> {
    private final JwtDecoder decoder;
    private final Converter<Jwt, ? extends Authentication> converter;

    /**
     * With that decoder.
     *
     * @param decoder such as the one that Spring Boot makes of {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}; it
     *     decides which algorithms, issuers and audiences count
     * @param converter makes of the token whose it is and what they may, such as Spring Security's {@code
     *     JwtAuthenticationConverter}; what it returns must be authenticated
     */
    public JwtDecoderVerifier(JwtDecoder decoder, Converter<Jwt, ? extends Authentication> converter) {
        this.decoder = Objects.requireNonNull(decoder, "decoder");
        this.converter = Objects.requireNonNull(converter, "converter");
    }

    @Override
    public dev.parlance.socket.Authentication<SecurityUser> verify(String token) {
        Jwt jwt = decoded(token);
        SecurityUser user = SecurityCredentials.user(
                () -> Objects.requireNonNull(converter.convert(jwt), "the converter has returned null"));
        return TokenClaims.of(jwt).on(user);
    }

    private Jwt decoded(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw SecurityCredentials.refused("the credentials are not accepted");
        }
    }
}
