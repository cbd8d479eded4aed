package dev.parlance.clients.rows.messenger;

import dev.parlance.catalogue.messenger.MessengerUser;

/** A user of the messenger. */
record Writer(String id) implements MessengerUser {}
