package dev.parlance.bridge.port;

import dev.parlance.socket.User;

/** The user of a client, on either server. */
public record Account(String id) implements User {
    boolean isAgent() {
        return Tickets.isAgent(id);
    }
}
