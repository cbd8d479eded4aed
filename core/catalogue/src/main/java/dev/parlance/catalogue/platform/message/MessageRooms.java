package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rooms of chats in one namespace. What is broadcast late, because a server has crashed, is kept for a while, and sent to
 * sockets that join then: the clients of that server are only coming back.
 */
final class MessageRooms implements RoomListener {
    /** Longer than clients take to come back. */
    static final Duration RETURN = Duration.ofMinutes(1);

    private static final int MAX_LATE = 10_000;

    private final Namespace<?> namespace;
    private final EventOrder order;
    private final Map<Room, List<MessageEvents.MessageNew>> late = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    MessageRooms(Namespace<?> namespace, EventOrder order) {
        this.namespace = namespace;
        this.order = order;
    }

    <P> void emit(String chatId, ServerEvent<P> event, P payload) {
        namespace.to(PlatformRooms.chat(chatId)).emit(event, payload);
    }

    /** Broadcasts a message late. */
    void emitLate(String chatId, MessageEvents.MessageNew message) {
        Room room = PlatformRooms.chat(chatId);
        if (count.incrementAndGet() > MAX_LATE) {
            count.decrementAndGet();
        } else {
            late.compute(room, (same, before) -> with(before == null ? List.of() : before, message));
            namespace.server().scheduler().schedule(RETURN, () -> forget(room, message));
        }
        emit(chatId, MessageEvents.CREATED, message);
    }

    private void forget(Room room, MessageEvents.MessageNew message) {
        count.decrementAndGet();
        late.computeIfPresent(room, (same, before) -> {
            List<MessageEvents.MessageNew> rest =
                    before.stream().filter(each -> each != message).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    @Override
    public void joined(Room room, String socketId) {
        List<MessageEvents.MessageNew> missed = late.get(room);
        if (missed != null) {
            order.runAlways(EventOrder.room(room), () -> send(socketId, missed));
        }
    }

    private void send(String socketId, List<MessageEvents.MessageNew> missed) {
        Socket<?> socket = namespace.socket(socketId);
        if (socket != null) {
            missed.forEach(message -> socket.emit(MessageEvents.CREATED, message));
        }
    }
}
