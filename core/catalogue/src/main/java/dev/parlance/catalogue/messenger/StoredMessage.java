package dev.parlance.catalogue.messenger;

import java.util.Objects;

/** A message as a {@link MessengerStore} keeps it: its JSON, and what it is found by. Immutable; equal if all of it is. */
public final class StoredMessage {
    private final String id;
    private final String room;
    private final String sender;
    private final String json;

    private StoredMessage(String id, String room, String sender, String json) {
        this.id = Objects.requireNonNull(id, "id");
        this.room = Objects.requireNonNull(room, "room");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.json = Objects.requireNonNull(json, "json");
    }

    /** A message, as a store reads it. */
    public static StoredMessage of(String id, String room, String sender, String json) {
        return new StoredMessage(id, room, sender, json);
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The id of its room. */
    public String room() {
        return room;
    }

    /** The id of the client that wrote it. */
    public String sender() {
        return sender;
    }

    /** The message as it travels: the text of a JSON object. */
    public String json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredMessage message
                && id.equals(message.id)
                && room.equals(message.room)
                && sender.equals(message.sender)
                && json.equals(message.json);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Its id only. */
    @Override
    public String toString() {
        return "message " + id;
    }
}
