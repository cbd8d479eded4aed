package dev.parlance.catalogue.eventstream;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.util.List;

/**
 * What a client of the event stream receives: a plain WebSocket at {@code /api/v1/events}, on which nothing but text frames
 * {@code {"type": …, "data": …}} come. An event's name is its type, its payload the data. Each goes to those users only who
 * may see the room, also a client's own doing; a client sends nothing. Ids are numbers, times milliseconds since 1970.
 */
public final class EventstreamEvents {
    /**
     * Messages, or comments on messages, were written. They may be of several rooms; each user receives those of their
     * rooms.
     */
    public static final ServerEvent<TextMessages> MESSAGES_CREATED =
            serverEvent("TextMessagesCreated", TextMessages.class);

    /** Messages have changed: their text, who has read them, how many comments or which attachments they have. */
    public static final ServerEvent<TextMessages> MESSAGES_UPDATED =
            serverEvent("TextMessagesUpdated", TextMessages.class);

    /** A message or a comment was deleted. */
    public static final ServerEvent<TextMessageDeleted> MESSAGE_DELETED =
            serverEvent("TextMessageDeleted", TextMessageDeleted.class);

    /** There is a new room for the user: it was made, or the user may see it now. */
    public static final ServerEvent<RoomEvent> ROOM_CREATED = serverEvent("RoomCreated", RoomEvent.class);

    /** A room has changed; it comes whole, as the user sees it. */
    public static final ServerEvent<RoomEvent> ROOM_UPDATED = serverEvent("RoomUpdated", RoomEvent.class);

    /** A room is gone for the user: it was deleted, or the user may no longer see it. */
    public static final ServerEvent<RoomDeleted> ROOM_DELETED = serverEvent("RoomDeleted", RoomDeleted.class);

    /**
     * Messages.
     *
     * @param messages at least one
     */
    public record TextMessages(List<TextMessagePayload> messages) {}

    /**
     * Which message is gone.
     *
     * @param parentMessageId the message that it was a comment on; 0 for none
     * @param roomId the room
     * @param messageId the message
     */
    public record TextMessageDeleted(long parentMessageId, long roomId, long messageId) {}

    /**
     * A room.
     *
     * @param room the room as the user sees it
     */
    public record RoomEvent(EventstreamRoomPayload room) {}

    /**
     * Which room is gone.
     *
     * @param roomId the room
     */
    public record RoomDeleted(long roomId) {}

    private EventstreamEvents() {}
}
