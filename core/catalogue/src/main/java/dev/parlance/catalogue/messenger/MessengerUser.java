package dev.parlance.catalogue.messenger;

import dev.parlance.socket.User;

/** A user of the messenger: an application's type of a user implements this. */
public interface MessengerUser extends User {
    /** As others see them; only its id by default, which must be {@link #id}. */
    default ClientPayload client() {
        return ClientPayload.of(id());
    }
}
