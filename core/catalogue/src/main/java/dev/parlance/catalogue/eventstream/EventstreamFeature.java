package dev.parlance.catalogue.eventstream;

import dev.parlance.catalogue.eventstream.EventstreamEvents.TextMessageDeleted;
import dev.parlance.catalogue.eventstream.EventstreamEvents.TextMessages;
import dev.parlance.catalogue.eventstream.EventstreamNamespace.RoomChange;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of the eventstream catalogue to those who may see the room that each is about. An application says here what
 * has happened; clients of the stream send nothing.
 *
 * <pre>{@code
 * EventstreamFeature stream = EventstreamFeature.of(rooms);
 * server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
 *         .catalogues(EventstreamCatalogue.EVENTSTREAM)
 *         .authenticator(new EventstreamAuthenticator<>(sessions))
 *         .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
 *         .build()
 *         .install(stream);
 * stream.messagesCreated(List.of(message));         // whoever sees its room receives it
 * }</pre>
 *
 * <p><b>Who sees what.</b> When a client connects, {@link EventstreamRooms#roomsOf} says which rooms it sees; if that fails
 * because a store does, it is answered 503. From then on this feature knows what each client sees, and asks again only when the
 * application says that something has changed. Who sees a room newly receives {@link EventstreamEvents#ROOM_CREATED} and what happens
 * in it from then on; who sees it no longer receives {@link EventstreamEvents#ROOM_DELETED}, and nothing of it from then on. A
 * client is sent events of a room only between those two, or from its connection on.
 *
 * <p><b>Order.</b> What concerns one room happens one after another on each server, in the order in which one thread says it on one
 * server: a message that is created after a member was added reaches that member, behind the room.
 *
 * <p><b>Methods</b> may be called from any thread, once the application has stored what has happened. They reach all servers, and
 * all namespaces that this is installed on. They may block. When one returns, it is done on this server; the other servers are
 * notified. Called by what runs in the order of another feature, it is done soon after. Called again with the same, clients that
 * know of it replace what they have: so a {@link dev.parlance.catalogue.log.LogDrainer} may call them.
 *
 * <p><b>Failures.</b> What {@link EventstreamRooms} throws is thrown. If it cannot be found out whether a client may still see a
 * room after {@code accessChanged}, its connection is closed with 1013: it is to connect again, and to load its rooms anew. On other
 * servers it is tried again.
 *
 * <p>Install it before the server starts: clients that were connected before see nothing. When it is removed from a namespace, its
 * clients receive nothing more.
 */
public final class EventstreamFeature implements Feature<User> {
    private final EventstreamRooms rooms;
    private final Installations<EventstreamNamespace> installations = new Installations<>();

    private EventstreamFeature(EventstreamRooms rooms) {
        this.rooms = Objects.requireNonNull(rooms, "rooms");
    }

    /**
     * Makes one.
     *
     * @param rooms who may see which room; {@link InMemoryEventstreamRooms} to start with
     */
    public static EventstreamFeature of(EventstreamRooms rooms) {
        return new EventstreamFeature(rooms);
    }

    @Override
    public Registration installOn(Namespace<? extends User> namespace) {
        EventstreamNamespace installed = new EventstreamNamespace(namespace, rooms);
        return Registration.all(installations.add(installed), installed.listen());
    }

    /**
     * Messages, or comments on messages, were written: who sees their room receives {@link EventstreamEvents#MESSAGES_CREATED}, one
     * for each room, in the order in which rooms come first here.
     *
     * @param messages of any rooms; nothing happens if there are none
     */
    public void messagesCreated(Collection<TextMessagePayload> messages) {
        emit(EventstreamEvents.MESSAGES_CREATED, messages);
    }

    /**
     * Messages have changed: their text, who has read them, how many comments or which attachments they have. As {@link
     * #messagesCreated}, with {@link EventstreamEvents#MESSAGES_UPDATED}.
     */
    public void messagesUpdated(Collection<TextMessagePayload> messages) {
        emit(EventstreamEvents.MESSAGES_UPDATED, messages);
    }

    private void emit(ServerEvent<TextMessages> event, Collection<TextMessagePayload> messages) {
        Map<Long, List<TextMessagePayload>> byRoom = new LinkedHashMap<>();
        messages.forEach(message -> byRoom.computeIfAbsent(message.roomId(), first -> new ArrayList<>())
                .add(message));
        installations.forEach(each ->
                byRoom.forEach((roomId, ofRoom) -> each.emit(roomId, event, new TextMessages(List.copyOf(ofRoom)))));
    }

    /**
     * A message, or a comment on one, was deleted: who sees the room receives {@link EventstreamEvents#MESSAGE_DELETED}.
     *
     * @param parentMessageId the message that it was a comment on; 0 for none
     */
    public void messageDeleted(long roomId, long messageId, long parentMessageId) {
        TextMessageDeleted deleted = new TextMessageDeleted(parentMessageId, roomId, messageId);
        installations.forEach(each -> each.emit(roomId, EventstreamEvents.MESSAGE_DELETED, deleted));
    }

    /**
     * A room was created, and {@link EventstreamRooms} has it: who may see it receives {@link EventstreamEvents#ROOM_CREATED}, as they
     * see it.
     */
    public void roomCreated(long roomId) {
        accessChanged(roomId);
    }

    /**
     * A room has changed: who sees it receives {@link EventstreamEvents#ROOM_UPDATED}, as they see it. Who may see it no longer
     * receives {@link EventstreamEvents#ROOM_DELETED}; if others may see it now, {@link #accessChanged(long)} is due.
     */
    public void roomUpdated(long roomId) {
        change(roomId, null, true);
    }

    /**
     * A room has changed for some users alone: they have read it, pinned it, or moderate it now. As {@link #roomUpdated(long)}, for
     * their clients only.
     *
     * @param userIds nothing happens if there are none
     */
    public void roomUpdated(long roomId, Collection<String> userIds) {
        change(roomId, userIds, true);
    }

    /**
     * A room was deleted, and {@link EventstreamRooms} has it no longer: who saw it receives {@link EventstreamEvents#ROOM_DELETED}, and
     * nothing of it from then on.
     */
    public void roomDeleted(long roomId) {
        installations.forEach(each -> each.roomDeleted(roomId));
    }

    /**
     * What a user may see has changed: a role, a group, anything. {@link EventstreamRooms} is asked about each room that they may see,
     * or whose events their clients receive still.
     */
    public void accessChanged(String userId) {
        installations.forEach(each -> each.accessChanged(userId));
    }

    /**
     * Some users were added to a room or removed from it: {@link EventstreamRooms} is asked about them.
     *
     * @param userIds nothing happens if there are none
     */
    public void accessChanged(long roomId, Collection<String> userIds) {
        change(roomId, userIds, false);
    }

    /** Anybody may have gained or lost a room, which was made public or private: {@link EventstreamRooms} is asked about everyone connected. */
    public void accessChanged(long roomId) {
        change(roomId, null, false);
    }

    private void change(long roomId, @Nullable Collection<String> userIds, boolean updated) {
        RoomChange change = new RoomChange(roomId, userIds == null ? null : List.copyOf(userIds), updated);
        installations.forEach(each -> each.change(change));
    }
}
