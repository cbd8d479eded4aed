package dev.parlance.socket;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * A kind of room: a constant of the application. Its rooms are told apart by ids, which may be any text, a client's too, if
 * the caller may be in that room:
 *
 * <pre>{@code
 * private static final RoomKind CHAT = RoomKind.of("chat");
 *
 * namespace.handle(JOIN, (socket, join) -> {
 *     checkMember(join.chatId(), socket.user());
 *     socket.join(CHAT.room(join.chatId()));          // chat:42
 *     return new Joined(join.chatId());
 * });
 * }</pre>
 *
 * <p>In an id, {@code :} and {@code %} are escaped, so that no two lists of ids name the same room, and no id names a room
 * of another kind. Immutable; equal if the words are.
 */
public final class RoomKind {
    private final String word;

    private RoomKind(String word) {
        this.word = word;
    }

    /**
     * The kind of that word.
     *
     * <pre>{@code
     * RoomKind chat = RoomKind.of("chat");
     * }</pre>
     *
     * @param word chosen by the application, never by a client
     * @throws IllegalArgumentException if it is empty, has a {@code :} or a {@code %}, or is {@code user}, which is the
     *     kind of the rooms of users
     */
    public static RoomKind of(String word) {
        if (word.isEmpty() || word.indexOf(':') >= 0 || word.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "a kind of room is a word without colon and percent sign, but was \"" + word + "\"");
        }
        if (word.equals(Room.USER)) {
            throw new IllegalArgumentException("a kind of room cannot be \"user\": toUsers reaches the rooms of users");
        }
        return new RoomKind(word);
    }

    /**
     * The room of that kind for those ids.
     *
     * <pre>{@code
     * Room room = CHAT.room("42");                                                  // chat:42
     * }</pre>
     *
     * @param more where one id does not identify it: {@code DOCUMENT.room(collectionId, documentId)}
     */
    public Room room(String id, String... more) {
        return Room.of(word, id, more);
    }

    /**
     * The id of a room of that kind with one id; null for every other room.
     *
     * <pre>{@code
     * String id = CHAT.id(CHAT.room("42"));                                         // 42
     * }</pre>
     */
    @Incubating
    public @Nullable String id(Room room) {
        String name = room.name();
        int start = word.length() + 1;
        return name.startsWith(word + ":") && name.indexOf(':', start) < 0
                ? Room.unescape(name.substring(start))
                : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoomKind that && word.equals(that.word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    /** The word. */
    @Override
    public String toString() {
        return word;
    }
}
