package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
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
import java.util.function.Supplier;

/**
 * The rooms of chats in one namespace. What is broadcast late, because a server has crashed, is kept for a while, and sent to
 * sockets that join then: the clients of that server are only coming back.
 */
final class MessageRooms implements RoomListener {
    /** Longer than clients take to come back. */
    static final Duration RETURN = Duration.ofMinutes(1);

    private static final DataKey<Boolean> CONNECTED = DataKey.hidden("parlance.message.connected", Boolean.class);
    private static final int MAX_LATE = 10_000;

    private final Namespace<?> namespace;
    private final EventOrder order;
    private final Supplier<String> epoch;
    private final Map<Room, List<Late>> late = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** What those have missed who are joining a room. */
    private final Map<Joining, List<MessageEvents.MessageNew>> missedBy = new ConcurrentHashMap<>();

    private record Joining(Room room, String socketId) {}

    /** @param life the epoch of the entry's number, which is not to be read while somebody joins */
    private record Late(String life, LogEntry entry, MessageEvents.MessageNew message) {}

    /** @param epoch identifies the numbers of the log; empty if they may begin anew */
    MessageRooms(Namespace<?> namespace, EventOrder order, Supplier<String> epoch) {
        this.namespace = namespace;
        this.order = order;
        this.epoch = epoch;
    }

    /** Sends an entry to the members on all servers. */
    void emit(LogEntry entry, MessageChange<?> change) {
        change.emitTo(numbered(entry, namespace.to(PlatformRooms.chat(entry.stream()))));
    }

    /** Sends an entry to the members on this server. */
    void emitHere(LogEntry entry, MessageChange<?> change) {
        change.emitTo(numbered(entry, namespace.local().to(PlatformRooms.chat(entry.stream()))));
    }

    private Audience numbered(LogEntry entry, Audience members) {
        String life = epoch.get();
        return life.isEmpty() ? members : members.inSequence(sequence(life, entry.stream()), entry.number());
    }

    /** Whether an entry was sent to the members on this server. */
    boolean isDelivered(String chatId, long number) {
        return isDelivered(epoch.get(), chatId, number);
    }

    private boolean isDelivered(String life, String chatId, long number) {
        return life.isEmpty() || namespace.isDelivered(sequence(life, chatId), number);
    }

    private static String sequence(String life, String chatId) {
        return life + "/" + chatId;
    }

    /** Keeps a message that is broadcast late; before it is. */
    void keepLate(LogEntry entry, MessageEvents.MessageNew message) {
        Late kept = new Late(epoch.get(), entry, message);
        Room room = PlatformRooms.chat(entry.stream());
        if (count.incrementAndGet() > MAX_LATE) {
            count.decrementAndGet();
            return;
        }
        late.compute(room, (same, before) -> with(before == null ? List.of() : before, kept));
        namespace.server().scheduler().schedule(RETURN, () -> forget(room, kept));
    }

    private void forget(Room room, Late kept) {
        count.decrementAndGet();
        late.computeIfPresent(room, (same, before) -> {
            List<Late> rest = before.stream().filter(each -> each != kept).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    // What has not reached this server yet, reaches the socket with the others.
    @Override
    public void joining(Room room, String socketId) {
        List<MessageEvents.MessageNew> missed = late.getOrDefault(room, List.of()).stream()
                .filter(kept -> isDelivered(kept.life, kept.entry.stream(), kept.entry.number()))
                .map(Late::message)
                .toList();
        if (!missed.isEmpty() && !isResuming(socketId)) {
            missedBy.put(new Joining(room, socketId), missed);
        }
    }

    @Override
    public void joined(Room room, String socketId) {
        List<MessageEvents.MessageNew> missed = missedBy.remove(new Joining(room, socketId));
        if (missed != null) {
            order.runAlways(EventOrder.room(room), () -> send(socketId, missed));
        }
    }

    // Whoever finds its session again is in its rooms before connect listeners run, and has been sent what it has
    // missed.
    private boolean isResuming(String socketId) {
        Socket<?> socket = namespace.socket(socketId);
        return socket != null && socket.recovered() && socket.data().get(CONNECTED) == null;
    }

    /** A socket has connected: rooms that it joins from now on are new to it. */
    void connected(Socket<?> socket) {
        if (socket.recovered()) {
            socket.data().put(CONNECTED, true);
        }
    }

    private void send(String socketId, List<MessageEvents.MessageNew> missed) {
        Socket<?> socket = namespace.socket(socketId);
        if (socket != null) {
            missed.forEach(message -> socket.emit(MessageEvents.CREATED, message));
        }
    }
}
