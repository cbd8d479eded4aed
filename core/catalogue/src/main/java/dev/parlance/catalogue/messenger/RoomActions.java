package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.AiStreaming;
import dev.parlance.catalogue.messenger.MessengerEvents.SendMessage;
import dev.parlance.catalogue.messenger.MessengerEvents.Typing;
import dev.parlance.event.RefusedException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens in a room: it is checked, stored where it must last, and sent to the members. */
final class RoomActions {
    private final MessengerStore store;
    private final RoomAccess access;
    private final MessengerBroadcasts broadcasts;
    private final String appId;
    private final Supplier<String> ids;

    RoomActions(MessengerBuilder<?> settings, RoomAccess access, MessengerBroadcasts broadcasts) {
        this.store = settings.store;
        this.appId = settings.appId;
        this.ids = settings.ids;
        this.access = access;
        this.broadcasts = broadcasts;
    }

    MessagePayload send(ClientPayload sender, SendMessage send) {
        access.checkMember(send.room(), sender.key());
        String id = send.key() == null ? ids.get() : send.key();
        if (id.equals(MessengerEvents.ALL_MESSAGES)) {
            throw RefusedException.invalid("_id", "_id stands for all messages");
        }
        MessagePayload before = send.key() == null ? null : broadcasts.find(send.room(), id);
        MessagePayload reply = send.reply() == null ? null : NewMessage.quoted(existing(send.room(), send.reply()));
        MessagePayload message = NewMessage.of(send, id, appId, sender, broadcasts.now(), before, reply);
        if (!broadcasts.put(message)) {
            throw RefusedException.conflict("that _id belongs to another message");
        }
        return message;
    }

    private MessagePayload existing(String roomId, String messageId) {
        MessagePayload message = broadcasts.find(roomId, messageId);
        if (message == null) {
            throw noSuchMessage();
        }
        return message;
    }

    private static RefusedException noSuchMessage() {
        return RefusedException.notFound("no such message in this room");
    }

    MessagePayload change(String roomId, String messageId, UnaryOperator<MessagePayload> change) {
        MessagePayload before = existing(roomId, messageId);
        MessagePayload after = change.apply(before);
        if (!after.key().equals(messageId)
                || !after.room().equals(roomId)
                || !after.sender().key().equals(before.sender().key())) {
            throw new IllegalArgumentException("a message keeps its id, its room and its sender");
        }
        MessagePayload updated = after.updatedAt(broadcasts.now());
        if (!broadcasts.put(updated)) {
            throw noSuchMessage();
        }
        return updated;
    }

    void delete(String roomId, String messageId) {
        if (messageId.equals(MessengerEvents.ALL_MESSAGES)) {
            access.existing(roomId);
            store.deleteAll(roomId);
        } else if (!store.delete(roomId, messageId)) {
            throw noSuchMessage();
        }
        broadcasts.drain(roomId);
    }

    ReadMarker markRead(String roomId, String memberId, String messageId) {
        access.checkMember(roomId, memberId);
        ReadMarker marker = store.markRead(roomId, memberId, messageId);
        if (marker == null) {
            throw noSuchMessage();
        }
        broadcasts.drain(roomId);
        return marker;
    }

    void typing(String roomId, ClientPayload who, @Nullable String message) {
        Set<String> members = access.checkMember(roomId, who.key());
        broadcasts.emit(
                RoomAccess.others(members, who.key()),
                MessengerEvents.TYPING,
                new Typing(roomId, message, who.key(), who));
    }

    void streamed(AiStreaming piece) {
        if (piece.text().isEmpty()) {
            throw new IllegalArgumentException("a piece of a message is not empty");
        }
        if (piece.messageId() == null) {
            throw new IllegalArgumentException("a piece of a message has the message's id");
        }
        broadcasts.emit(access.members(piece.room()), MessengerEvents.AI_STREAMING, piece);
    }

    void roomChanged(String roomId, Set<String> removed) {
        MessengerRoomPayload room = access.existing(roomId);
        Set<String> audience = new LinkedHashSet<>(MessengerRooms.memberIds(room));
        audience.addAll(removed);
        broadcasts.emit(audience, MessengerEvents.ROOM, room.shared());
    }
}
