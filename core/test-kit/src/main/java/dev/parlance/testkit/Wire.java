package dev.parlance.testkit;

import dev.parlance.event.Incubating;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.Frame;
import dev.parlance.socket.DisconnectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the test sends and reads the literal text of Socket.IO packets, without Engine.IO's prefix:
 * {@code 0}, {@code 2["hello"]}, {@code 51-["file",{"_placeholder":true,"num":0}]}. Binary messages read as
 * {@code b:} and their bytes in hexadecimal.
 */
public final class Wire {
    private final TestServer server;
    private final MemorySession session;
    private final Queue<Object> read = new ArrayDeque<>();

    Wire(TestServer server, MemorySession session) {
        this.server = server;
        this.session = session;
    }

    /** Sends a text message. Handlers run later. */
    public Wire send(String text) {
        session.receive(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a binary message. */
    public Wire send(byte[] data) {
        session.receiveBinary(data);
        return this;
    }

    /** The client's connection goes away. */
    public void drop() {
        drop(DisconnectReason.TRANSPORT_CLOSE);
    }

    /**
     * The connection ends for that reason.
     *
     * @throws IllegalArgumentException if that is no end of a connection, but of one namespace
     */
    public void drop(DisconnectReason reason) {
        session.close(CloseReason.valueOf(reason.name()));
    }

    /** Sets whether the connection is writable, so that volatile events are sent; it is until this is called. */
    public void setWritable(boolean writable) {
        session.setWritable(writable);
    }

    /** Whether the server has stopped to read this connection. */
    public boolean isPaused() {
        return session.isPaused();
    }

    /** Runs the server; then why the connection was closed, as {@code parse error}, or null while it is open. */
    public @Nullable String closeReason() {
        server.run();
        CloseReason reason = session.closeReason();
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Runs the server; then what the close frame of a plain WebSocket says, as {@code 1001} or {@code 4001 too late}; null while
     * it is open.
     */
    @Incubating
    public @Nullable String closeFrame() {
        server.run();
        CloseStatus status = session.closeStatus();
        return status == null ? null : (status.code() + " " + status.reason()).strip();
    }

    /** Runs the server; then all that has come since the last call, in order. */
    public List<String> received() {
        server.run();
        List<String> texts = new ArrayList<>();
        for (Object message = next(); message != null; message = next()) {
            texts.add(message instanceof byte[] data ? hex(data) : (String) message);
        }
        return texts;
    }

    /** The next message, a {@code String} or a {@code byte[]}; null if none has come. */
    @Nullable
    Object next() {
        if (read.isEmpty()) {
            Frame frame = session.take();
            if (frame == null) {
                return null;
            }
            if (frame.text().length > 0 || frame.attachments().isEmpty()) {
                read.add(new String(frame.text(), StandardCharsets.UTF_8));
            }
            read.addAll(frame.attachments());
        }
        return read.poll();
    }

    private static String hex(byte[] data) {
        StringBuilder hex = new StringBuilder("b:");
        for (byte one : data) {
            hex.append(String.format("%02x", one));
        }
        return hex.toString();
    }
}
