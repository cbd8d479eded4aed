package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;
import java.util.Objects;

/** A namespace that the application has made by its name. */
sealed interface FixedNamespace<U extends User> extends RequestedNamespace<U> {
    LocalNamespace<U> namespace();

    /** How it was made, for sentences. */
    String manner();

    @Override
    default RefusalMappings refusals() {
        return namespace().refusals();
    }

    @Override
    default LocalNamespace<U> acquire() {
        return namespace();
    }

    /** One where an authenticator says who may connect. */
    record Authenticated<U extends User>(LocalNamespace<U> namespace, Authenticator<U> authenticator)
            implements FixedNamespace<U> {
        @Override
        public Authentication<U> identify(Handshake handshake, String socketId) throws Exception {
            return CredentialChecks.identified(
                    authenticator instanceof CredentialAuthenticator<U> credentials
                            ? credentials.identify(handshake)
                            : Authentication.of(
                                    Objects.requireNonNull(authenticator.authenticate(handshake), "a user is null")));
        }

        @Override
        public boolean knowsCredentials() {
            return authenticator instanceof CredentialAuthenticator<U>;
        }

        @Override
        public String manner() {
            return "with an authenticator";
        }
    }

    /** One where clients connect first, and sign in then. */
    record Admitting<U extends User>(LocalNamespace<U> namespace, Admission<U> admission) implements FixedNamespace<U> {
        @Override
        public Authentication<U> identify(Handshake handshake, String socketId) {
            throw new IllegalStateException("nobody is identified by a handshake here");
        }

        @Override
        public boolean knowsCredentials() {
            return false;
        }

        @Override
        public String manner() {
            return "with an admission";
        }
    }

    /** One where everybody may. */
    record OfGuests(LocalNamespace<Guest> namespace) implements FixedNamespace<Guest> {
        @Override
        public Authentication<Guest> identify(Handshake handshake, String socketId) {
            return Authentication.of(new Guest(socketId));
        }

        @Override
        public boolean knowsCredentials() {
            return false;
        }

        @Override
        public String manner() {
            return "without an authenticator";
        }
    }
}
