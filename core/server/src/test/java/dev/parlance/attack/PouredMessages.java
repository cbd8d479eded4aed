package dev.parlance.attack;

import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Messages that everybody is sent, a thousand a second, and when clients that do not read them were disconnected. */
final class PouredMessages implements ServerListener {
    private static final long EACH_NANOS = 1_000_000;

    /** When each message was sent. Of the thread that sends them. */
    private long[] sentAt = new long[0];

    /** When clients were disconnected because they do not read, by their ports. */
    private final Map<Integer, Long> cutAt = new ConcurrentHashMap<>();

    @Override
    public void disconnected(Socket<?> socket, DisconnectReason reason) {
        if (reason == DisconnectReason.SLOW_CLIENT) {
            cutAt.put(socket.handshake().address().getPort(), System.nanoTime());
        }
    }

    /** Sends so many of that size. */
    void pour(Namespace<Guest> all, Room room, int messages, int size) {
        String said = "x".repeat(size);
        sentAt = new long[messages];
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            sentAt[i] = System.nanoTime();
            all.to(room).untyped().emit("said", said);
            LockSupport.parkNanos(start + (i + 1) * EACH_NANOS - System.nanoTime());
        }
    }

    /**
     * How long after a message a client was disconnected because it does not read, in nanoseconds; negative if before it.
     *
     * @throws NullPointerException if it was not disconnected for that
     */
    long cutAfter(int port, int message) {
        return cutAt.get(port) - sentAt[message];
    }
}
