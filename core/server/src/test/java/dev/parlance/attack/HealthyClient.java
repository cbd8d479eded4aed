package dev.parlance.attack;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A client of {@link SmallHeapServer} that asks one question after another, each when it has the answer to the one before. */
final class HealthyClient implements AutoCloseable {
    private static final long PACE_NANOS = 2_000_000;

    private final Socket socket;
    private final DataInputStream in;
    private final Thread thread = new Thread(this::ask, "healthy");
    private final List<Long> nanos = new ArrayList<>();
    private volatile int atLeast;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** Connects, and begins to ask. */
    HealthyClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new DataInputStream(socket.getInputStream());
        write(Wire.webSocketHandshake());
        readHead();
        text();
        write(Wire.text("40"));
        String answer = text();
        if (!answer.startsWith(Wire.CONNECTED)) {
            throw new AssertionError("instead of the answer to CONNECT: " + answer);
        }
        thread.start();
    }

    private void readHead() throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = in.readUnsignedByte();
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        socket.getOutputStream().write(bytes.array(), 0, bytes.limit());
    }

    private void ask() {
        try {
            for (int id = 0; !ended || id < atLeast; id++) {
                long start = System.nanoTime();
                write(Wire.text("42" + id + "[\"echo\",\"hello\"]"));
                String answer = answer();
                if (!answer.equals("43" + id + "[\"hello\"]")) {
                    throw new AssertionError("instead of the ack " + id + ": " + answer);
                }
                nanos.add(System.nanoTime() - start);
                // A pace: it waits for nothing.
                LockSupport.parkNanos(PACE_NANOS);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** The next ack; reads what comes before it. */
    private String answer() throws IOException {
        String text = text();
        while (text.equals("2") || text.startsWith("42")) {
            if (text.equals("2")) {
                write(Wire.text("3"));
            }
            text = text();
        }
        return text;
    }

    private String text() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        byte[] payload =
                new byte[length == 127 ? (int) in.readLong() : length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        return new String(payload, StandardCharsets.UTF_8);
    }

    /**
     * Ends when it has got so many answers.
     *
     * @return how long the acks took, in nanoseconds, sorted
     * @throws AssertionError if one is missing
     */
    List<Long> end(int acks) throws Exception {
        atLeast = acks;
        ended = true;
        thread.join();
        socket.close();
        if (failure != null) {
            throw new AssertionError("a healthy client lost the ack " + nanos.size(), failure);
        }
        Collections.sort(nanos);
        return nanos;
    }

    @Override
    public void close() throws Exception {
        ended = true;
        socket.close();
        thread.join();
    }
}
