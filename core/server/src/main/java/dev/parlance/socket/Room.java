package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * A room's key. A room exists while it has members; it need not be created. Immutable; equal if the names are.
 *
 * <p>An application names its rooms by a word of its own and ids, with a {@link RoomKind}; so no text of a client reaches a
 * room of another kind. {@link #named} is for rooms that other servers of a cluster know by that name. The rooms that
 * sockets are in by their own ids, and by those of their users, have no key: {@link Audience#toSockets} and
 * {@link Audience#toUsers} reach them.
 */
public final class Room {
    static final String USER = "user";
    private static final String OF_USERS = USER + ":";

    private final String name;

    private Room(String name) {
        this.name = name;
    }

    /**
     * The room of that very name, for rooms that are shared with servers of another kind, such as Node.js:
     *
     * <pre>{@code
     * Room announcements = Room.named("announcements");
     * }</pre>
     *
     * @param text chosen by the application, never by a client: any room of the application could be named so
     * @throws IllegalArgumentException if {@link #isName} says no
     */
    public static Room named(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a room needs a name");
        }
        if (Socket.isId(text)) {
            throw new IllegalArgumentException("a room cannot be named \"" + text
                    + "\", which has the form of a socket's id: toSockets reaches sockets by their ids");
        }
        if (text.startsWith(OF_USERS)) {
            throw new IllegalArgumentException("a room cannot be named \"" + text + "\": the rooms of users begin with "
                    + OF_USERS + ", and toUsers reaches them");
        }
        return new Room(text);
    }

    /**
     * Whether {@link #named} accepts a text: it is not empty, does not have the form of a {@linkplain Socket#isId socket's
     * id}, and does not begin with {@code user:}.
     *
     * <pre>{@code
     * boolean possible = Room.isName("announcements");                             // true
     * }</pre>
     */
    public static boolean isName(String text) {
        return !text.isEmpty() && !Socket.isId(text) && !text.startsWith(OF_USERS);
    }

    /**
     * The name of the room that all sockets of a user are in, {@code user:42}: what servers of another kind know it by. On
     * this server {@link Audience#toUsers} reaches them.
     *
     * <pre>{@code
     * String name = Room.nameOfUser("42");                                          // user:42
     * }</pre>
     */
    public static String nameOfUser(String userId) {
        return of(USER, userId).name();
    }

    /** The room of a kind, whose word is known to be good. */
    static Room of(String kind, String id, String... more) {
        StringBuilder name = new StringBuilder(kind).append(':').append(escape(id));
        for (String one : more) {
            name.append(':').append(escape(one));
        }
        return new Room(name.toString());
    }

    private static String escape(String id) {
        if (id.indexOf(':') < 0 && id.indexOf('%') < 0) {
            return id;
        }
        return id.replace("%", "%25").replace(":", "%3A");
    }

    /** What was escaped. */
    static String unescape(String escaped) {
        return escaped.replace("%3A", ":").replace("%25", "%");
    }

    /** The name, as other servers and adapters see it: {@code chat:42}. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Room that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
