package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;

/** A namespace that the application has made by its name. */
sealed interface FixedNamespace<U extends User> extends RequestedNamespace<U> {
    LocalNamespace<U> namespace();

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
    }

    /** One where everybody may. */
    record OfGuests(LocalNamespace<Guest> namespace) implements FixedNamespace<Guest> {
        @Override
        public Guest identify(Handshake handshake, String socketId) {
            return new Guest(socketId);
        }
    }
}
