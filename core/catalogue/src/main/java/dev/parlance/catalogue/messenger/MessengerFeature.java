package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.log.LogDrainer;
import dev.parlance.catalogue.messenger.MessengerEvents.AiStreaming;
import dev.parlance.catalogue.messenger.MessengerEvents.CancelInvitation;
import dev.parlance.catalogue.messenger.MessengerEvents.Invitation;
import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.catalogue.messenger.MessengerEvents.SendMessage;
import dev.parlance.catalogue.messenger.MessengerEvents.UserDeleteMessages;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.http.HttpHandler;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MessengerEvents} make happen, and where an application says what has happened: one method for each event.
 *
 * <pre>{@code
 * MessengerFeature<Member> messenger = MessengerFeature.builder(tokens, rooms).build();
 * Namespace<Member> namespace = server.namespaceBuilder("/messenger")
 *         .catalogues(MessengerCatalogue.MESSENGER)
 *         .admission(MessengerFeature.<Member>admission())
 *         .build();
 * messenger.installOn(namespace);
 * server.http("/messenger/", messenger.http("/messenger/", server));
 * }</pre>
 *
 * <p>A client connects without credentials, may send {@code conf}, and signs in by {@code auth2}; a token that is not valid ends
 * the connection after the answer. Who is in a room is asked of {@link MessengerRooms} each time that something happens in it. What is
 * said of a room goes to the users who are in it, on all their devices and on all servers.
 *
 * <p>Messages, deletions and read marks are in the store's {@linkplain MessengerStore#log log}: each room receives them in its order,
 * at least once, after a crash too. Clients recognise a message by its {@code _id}. What clients send is carried out on the namespace's {@link Namespace#blockingExecutor}, that of one room in its order;
 * above {@value EventOrder#MAX_WAITING} waiting events of a room, further ones are refused with {@code unavailable}.
 *
 * <p>The application's methods may be called from any thread and may block. They return when it is stored and sent, and throw
 * {@link dev.parlance.event.RefusedException} for what a client would be refused, what the interfaces throw, and an {@link
 * IllegalStateException} as long as it is not installed. Installed on several namespaces, it
 * reaches all of them.
 *
 * @param <U> the application's type of a user
 */
public final class MessengerFeature<U extends MessengerUser> {
    /** How long the store's log is kept, by default. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(7);

    private final MessengerSignIn<U> signIn;
    private final MessengerStore store;
    private final MessengerPreferences preferences;
    private final Duration changesKept;
    private final RoomAccess access;
    private final MessengerBroadcasts broadcasts;
    private final RoomActions actions;

    MessengerFeature(MessengerBuilder<U> settings) {
        this.signIn = new MessengerSignIn<>(settings.tokens);
        this.store = settings.store;
        this.preferences = settings.preferences;
        this.changesKept = settings.changesKept;
        this.access = new RoomAccess(settings.rooms);
        this.broadcasts = new MessengerBroadcasts(store, access);
        this.actions = new RoomActions(settings, access, broadcasts);
    }

    /**
     * Builds one. What is not given is kept in memory.
     *
     * @param tokens who has which token
     * @param rooms who is in which room; {@link InMemoryMessengerRooms} to start with
     */
    public static <U extends MessengerUser> MessengerBuilder<U> builder(
            MessengerTokens<U> tokens, MessengerRooms rooms) {
        return new MessengerBuilder<>(tokens, rooms);
    }

    /** How clients sign in: by {@code auth2}, after {@code conf} if they like, within 45 seconds. */
    public static <U extends MessengerUser> Admission<U> admission() {
        return Admission.by(MessengerEvents.AUTH2, MessengerEvents.CONF);
    }

    /**
     * Installs it on a namespace with an {@link #admission}. It is no {@link dev.parlance.socket.Feature}: it gives sockets their users, so
     * its type of user is exactly the namespace's.
     *
     * @return removes it
     */
    public Registration installOn(Namespace<U> namespace) {
        return namespace.install(same -> register(namespace));
    }

    private Registration register(Namespace<U> namespace) {
        EventOrder order = EventOrder.of(namespace, "messenger");
        LogDrainer drainer = new LogDrainer(store.log(), namespace, broadcasts::deliver).keep(changesKept);
        MessengerNamespace installed = new MessengerNamespace(namespace, drainer, new LateMessages(namespace, access));
        return Registration.all(
                broadcasts.add(installed),
                // It holds the installation, too, as long as the namespace is there.
                namespace.onConnect(installed::signedIn),
                drainer.start(),
                namespace.on(MessengerEvents.CONF, signIn::configure),
                namespace.handle(MessengerEvents.AUTH2, signIn::authenticate),
                namespace.handleAsync(
                        MessengerEvents.SEND_MESSAGE,
                        (socket, send) -> inOrder(
                                order, send.room(), () -> post(socket.user().client(), send))),
                namespace.onAsync(
                        MessengerEvents.START_TYPING,
                        (socket, typing) -> inOrder(order, typing.room(), () -> {
                            typing(typing.room(), socket.user().client(), typing.message());
                            return null;
                        })));
    }

    private static <T> CompletionStage<T> inOrder(EventOrder order, String roomId, Callable<T> task) {
        return order.runBlocking(new EventOrder.Key("messenger", roomId), task);
    }

    /**
     * Answers the HTTP calls that the messenger's documents name, below a path.
     *
     * @param path that it is served at, with a slash at its end
     * @param server that serves it: its JSON counts
     * @throws IllegalArgumentException if the path has no slash at its end
     */
    public HttpHandler http(String path, Server server) {
        return new MessengerHttp<>(path, server.json(), this);
    }

    /** The user of a token; null if it is not valid. */
    @Nullable
    U verify(String token) {
        return signIn.verify(token, null);
    }

    // --- messages

    /**
     * A member posts a message, or replaces one of theirs by its id: everybody in the room receives {@link MessengerEvents#MESSAGE}.
     *
     * @return the message as stored
     */
    public MessagePayload post(ClientPayload sender, SendMessage message) {
        return actions.send(sender, message);
    }

    /**
     * A message that is stored and logged elsewhere, as by the platform catalogue's feature, was posted: everybody in the room
     * receives {@link MessengerEvents#MESSAGE}; nobody does if there is no such room any more. Nothing is stored here. Called again
     * with the same message, it is sent again: clients recognise it by its {@code _id}. So a
     * {@link dev.parlance.catalogue.log.LogDrainer} may call this.
     */
    public void messagePosted(MessagePayload message) {
        broadcasts.emit(access.members(message.room()), MessengerEvents.MESSAGE, message);
    }

    /**
     * The messages of a room that a member sees, the oldest first.
     *
     * @param before the id of a message: only those before it; null for the latest
     * @param limit how many at most
     */
    public List<MessagePayload> history(String roomId, String memberId, @Nullable String before, int limit) {
        access.checkMember(roomId, memberId);
        return broadcasts.history(roomId, memberId, before, limit);
    }

    /**
     * A message has changed (a reaction, a pin, a moderated text): everybody in the room receives it again, with the time of the change.
     *
     * @param change makes the message as it is now; its id, its room and its sender stay
     */
    public MessagePayload change(String roomId, String messageId, UnaryOperator<MessagePayload> change) {
        return actions.change(roomId, messageId, change);
    }

    /**
     * Deletes a message for everyone: everybody in the room receives {@link MessengerEvents#MESSAGE_DELETED}.
     *
     * @param messageId the message, or {@link MessengerEvents#ALL_MESSAGES}
     */
    public void delete(String roomId, String messageId) {
        actions.delete(roomId, messageId);
    }

    /** The same for a user, who must manage the room. */
    void delete(String roomId, String messageId, String userId) {
        access.checkManager(roomId, userId);
        actions.delete(roomId, messageId);
    }

    /**
     * A member has read up to a message: everybody in the room receives {@link MessengerEvents#LAST_READ}, if that is further than before.
     *
     * @return up to where the member has read now
     */
    public ReadMarker markRead(String roomId, String memberId, String messageId) {
        return actions.markRead(roomId, memberId, messageId);
    }

    /** A member is typing: the others in the room receive {@link MessengerEvents#TYPING}. */
    public void typing(String roomId, ClientPayload member, @Nullable String message) {
        actions.typing(roomId, member, message);
    }

    /**
     * A piece of a message that a program is still writing: everybody in the room receives {@link MessengerEvents#AI_STREAMING}. It is not
     * stored: {@link #post} the whole in the end, with the same id.
     *
     * @throws IllegalArgumentException if the text is empty, or there is no message's id
     */
    public void streamed(AiStreaming piece) {
        actions.streamed(piece);
    }

    // --- rooms

    /** A room has changed: everybody in it receives {@link MessengerEvents#ROOM}, without what differs from viewer to viewer. */
    public void roomChanged(String roomId) {
        actions.roomChanged(roomId, Set.of());
    }

    /** The same, where members were removed, who receive it once more: the room without them. */
    public void roomChanged(String roomId, Collection<String> removed) {
        actions.roomChanged(roomId, Set.copyOf(removed));
    }

    /** Somebody is invited: all devices of theirs receive {@link MessengerEvents#INVITED}. */
    public void invited(String inviteeId, Invitation invitation) {
        broadcasts.emit(List.of(inviteeId), MessengerEvents.INVITED, invitation.shared());
    }

    /** An invitation is withdrawn: all devices of who was invited receive {@link MessengerEvents#INVITATION_CANCELLED}. */
    public void invitationCancelled(String inviteeId, String roomId) {
        broadcasts.emit(List.of(inviteeId), MessengerEvents.INVITATION_CANCELLED, new CancelInvitation(roomId));
    }

    // --- what a user's other devices receive

    /**
     * A user changes preferences for a room: their other devices receive {@link MessengerEvents#ROOM_PREF}.
     *
     * @param socketId the device that does; null for all to receive it
     * @return all of the user's preferences for the room
     */
    public RoomPref changeRoomPref(String userId, RoomPref change, @Nullable String socketId) {
        access.checkMember(change.room(), userId);
        RoomPref changed = preferences.put(userId, change);
        broadcasts.emitToOtherDevices(userId, socketId, MessengerEvents.ROOM_PREF, changed);
        return changed;
    }

    /**
     * A user sets a preference: their other devices receive {@link MessengerEvents#MY_PREF_CHANGED}.
     *
     * @param socketId the device that does; null for all to receive it
     */
    public void changePref(String userId, MyPrefChange change, @Nullable String socketId) {
        preferences.put(userId, change.key(), change.data());
        broadcasts.emitToOtherDevices(userId, socketId, MessengerEvents.MY_PREF_CHANGED, change);
    }

    /**
     * A user deletes a preference: their other devices receive {@link MessengerEvents#MY_PREF_DELETED}.
     *
     * @param socketId the device that does; null for all to receive it
     * @return false if it was not set: then nobody receives anything
     */
    public boolean deletePref(String userId, String key, @Nullable String socketId) {
        boolean deleted = preferences.delete(userId, key);
        if (deleted) {
            broadcasts.emitToOtherDevices(userId, socketId, MessengerEvents.MY_PREF_DELETED, key);
        }
        return deleted;
    }

    /**
     * A user hides messages from their own view: their other devices receive {@link MessengerEvents#MESSAGES_HIDDEN}.
     *
     * @param socketId the device that does; null for all to receive it
     */
    public void hideMessages(String userId, UserDeleteMessages hidden, @Nullable String socketId) {
        access.checkMember(hidden.room(), userId);
        store.hide(hidden.room(), userId, hidden.messages(), hidden.isUserDeleteAllMessagesInRoom());
        broadcasts.emitToOtherDevices(userId, socketId, MessengerEvents.MESSAGES_HIDDEN, hidden);
    }
}
