package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;

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
        public U identify(Handshake handshake, String socketId) throws Exception {
            return Identification.checked(authenticator.authenticate(handshake));
        }

        @Override
        public String manner() {
            return "with an authenticator";
        }
    }

    /** One where clients connect first, and sign in then. */
    record Admitting<U extends User>(LocalNamespace<U> namespace, Admission<U> admission) implements FixedNamespace<U> {
        @Override
        public U identify(Handshake handshake, String socketId) {
            throw new IllegalStateException("nobody is identified by a handshake here");
        }

        @Override
        public String manner() {
            return "with an admission";
        }
    }

    /** One where everybody may. */
    record OfGuests(LocalNamespace<Guest> namespace) implements FixedNamespace<Guest> {
        @Override
        public Guest identify(Handshake handshake, String socketId) {
            return new Guest(socketId);
        }

        @Override
        public String manner() {
            return "without an authenticator";
        }
    }
}
