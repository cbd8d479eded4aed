package dev.parlance.spring.security;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Handshake;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Has Spring Security decide who may connect, and until when.
 *
 * <pre>{@code
 * @Bean
 * Authenticator<SecurityUser> accounts(AuthenticationManager manager) {
 *     return SecurityAuthenticator.basic(manager);
 * }
 * }</pre>
 *
 * <p>Where an authentication has an OAuth 2.0 token as its credentials or principal, the socket's credentials expire with that token,
 * and are revoked by its claims {@code jti} and {@code sid}. {@link JwtDecoderVerifier} needs no {@code AuthenticationManager}.
 *
 * <p>Credentials that are missing or not accepted are refused with {@code unauthorized}; the client does not learn what was wrong
 * with them. If Spring Security cannot decide, as its accounts cannot be reached, that is logged as a failure of the server.
 */
@Incubating
public final class SecurityAuthenticator implements CredentialAuthenticator<SecurityUser> {
    private final AuthenticationManager manager;
    private final Function<? super Handshake, ? extends @Nullable Authentication> credentials;
    private final @Nullable CredentialAuthenticator<SecurityUser> refreshedBy;

    private SecurityAuthenticator(
            AuthenticationManager manager,
            Function<? super Handshake, ? extends @Nullable Authentication> credentials,
            @Nullable CredentialAuthenticator<SecurityUser> refreshedBy) {
        this.manager = Objects.requireNonNull(manager, "manager");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.refreshedBy = refreshedBy;
    }

    /**
     * With credentials that are found in the handshake. Those that are no token count as issued when the connection was opened.
     *
     * @param credentials finds them; null if there are none
     */
    public static SecurityAuthenticator of(
            AuthenticationManager manager,
            Function<? super Handshake, ? extends @Nullable Authentication> credentials) {
        return new SecurityAuthenticator(manager, credentials, null);
    }

    /**
     * With a name and a password: {@code username} and {@code password} of the auth payload, or those of the header field
     * {@code Authorization: Basic …} of the request that opened the connection. They do not expire.
     */
    public static Authenticator<SecurityUser> basic(AuthenticationManager manager) {
        SecurityAuthenticator authenticator = of(manager, handshake -> {
            HandshakeCredentials.NameAndPassword both = new HandshakeCredentials(handshake).nameAndPassword();
            return both == null
                    ? null
                    : UsernamePasswordAuthenticationToken.unauthenticated(both.name(), both.password());
        });
        // Nothing more: whoever knows the password may sign in again after a revocation.
        return authenticator::authenticate;
    }

    /**
     * With a bearer token, from {@code token} of the auth payload or the header field {@code Authorization: Bearer …} unless
     * {@link BearerAuthenticator#from} says otherwise. Clients may refresh it.
     *
     * <pre>{@code
     * SecurityAuthenticator.bearer(manager, ApiToken::new).expiryNotice(Duration.ofMinutes(5));
     * }</pre>
     *
     * @param request makes of the token what the manager accepts, such as Spring Security's {@code
     *     BearerTokenAuthenticationToken}
     */
    public static BearerAuthenticator<SecurityUser> bearer(
            AuthenticationManager manager, Function<? super String, ? extends Authentication> request) {
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(request, "request");
        return BearerAuthenticator.of(
                token -> SecurityCredentials.verified(() -> manager.authenticate(request.apply(token)), null));
    }

    /**
     * The same, where clients refresh their credentials as another authenticator says, which is asked for nothing else. Without one,
     * nobody refreshes them.
     *
     * <pre>{@code
     * SecurityAuthenticator.of(manager, handshake -> new ApiToken(TokenSource.cookie("session").find(handshake)))
     *         .refreshedBy(SecurityAuthenticator.bearer(manager, ApiToken::new));
     * }</pre>
     */
    public SecurityAuthenticator refreshedBy(CredentialAuthenticator<SecurityUser> authenticator) {
        return new SecurityAuthenticator(manager, credentials, Objects.requireNonNull(authenticator, "authenticator"));
    }

    @Override
    public Duration expiryNotice() {
        return refreshedBy == null ? CredentialAuthenticator.super.expiryNotice() : refreshedBy.expiryNotice();
    }

    @Override
    public dev.parlance.socket.Authentication<SecurityUser> identify(Handshake handshake) {
        Authentication presented = credentials.apply(handshake);
        if (presented == null) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the credentials are missing");
        }
        return SecurityCredentials.verified(() -> manager.authenticate(presented), handshake.time());
    }

    @Override
    public dev.parlance.socket.Authentication<SecurityUser> refresh(Handshake handshake, String token)
            throws Exception {
        if (refreshedBy == null) {
            throw RefusedException.notFound("nobody refreshes credentials here");
        }
        return refreshedBy.refresh(handshake, token);
    }

    @Override
    public SecurityUser authenticate(Handshake handshake) {
        return identify(handshake).user();
    }
}
