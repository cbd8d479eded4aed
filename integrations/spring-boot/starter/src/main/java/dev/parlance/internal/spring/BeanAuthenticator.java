package dev.parlance.internal.spring;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An authenticator that is a bean, which is asked for when it is first used, as it may need namespaces itself. Only then is it known
 * whether it says how long credentials are valid: those of one that does not are issued when they are presented, and do not expire.
 */
record BeanAuthenticator(Supplier<Authenticator<User>> bean, Clock clock) implements CredentialAuthenticator<User> {
    @Override
    public Authentication<User> identify(Handshake handshake) throws Exception {
        Authenticator<User> authenticator = bean.get();
        if (authenticator instanceof CredentialAuthenticator<User> credentials) {
            return credentials.identify(handshake);
        }
        return Authentication.of(Objects.requireNonNull(authenticator.authenticate(handshake), "a user is null"))
                .issued(clock.instant());
    }

    @Override
    public Authentication<User> refresh(Handshake handshake, String token) throws Exception {
        if (bean.get() instanceof CredentialAuthenticator<User> credentials) {
            return credentials.refresh(handshake, token);
        }
        throw RefusedException.notFound("nobody refreshes credentials here");
    }

    @Override
    public Duration expiryNotice() {
        return bean.get() instanceof CredentialAuthenticator<User> credentials
                ? credentials.expiryNotice()
                : CredentialAuthenticator.super.expiryNotice();
    }
}
