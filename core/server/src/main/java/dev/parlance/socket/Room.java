package dev.parlance.socket;

import java.util.Objects;

/**
 * A room's typed key. A room exists while it has members; it need not be created.
 *
 * <p>A room is named by its kind and ids ({@code chat:42}). In an id, {@code :} and {@code %} are escaped, so no two
 * lists of ids make the same name, and no text of a client can reach a room of another kind.
 *
 * @param name the name, as other servers and adapters see it
 */
public record Room(String name) {
    private static final String USER = "user";

    public Room {
        if (Objects.requireNonNull(name).isEmpty()) {
            throw new IllegalArgumentException("a room needs a name");
        }
    }

    /**
     * The room of that kind for those ids.
     *
     * @param kind a word that the application has chosen, never a client's: without {@code :} and {@code %}
     * @param ids identify the room among those of that kind; any text, a client's too, if the caller may be in that
     *     room
     */
    public static Room of(String kind, String... ids) {
        if (kind.isEmpty() || kind.indexOf(':') >= 0 || kind.indexOf('%') >= 0) {
            throw new IllegalArgumentException("not a kind of room: \"" + kind + "\"");
        }
        StringBuilder name = new StringBuilder(kind);
        for (String id : ids) {
            name.append(':').append(escape(id));
        }
        return new Room(name.toString());
    }

    /** The room that all sockets of a user are in. */
    public static Room ofUser(String userId) {
        return of(USER, userId);
    }

    /** The room that only that socket is in. */
    public static Room ofSocket(String socketId) {
        return new Room(socketId);
    }

    private static String escape(String id) {
        if (id.indexOf(':') < 0 && id.indexOf('%') < 0) {
            return id;
        }
        return id.replace("%", "%25").replace(":", "%3A");
    }

    @Override
    public String toString() {
        return name;
    }
}
