package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.Transports;
import java.net.http.HttpClient;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that speaks Engine.IO correctly and sends any text as a Socket.IO packet. */
public abstract class RawClient implements AutoCloseable {
    /** The value of {@link #next} when the server has closed the connection. */
    public static final String END = "the end";

    static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final long TIMEOUT_SECONDS = 20;
    private static final Pattern CONNECTED = Pattern.compile("0(/[^,]+,)?\\{\"sid\":\"([A-Za-z0-9_-]{20})\"}");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    /** Opens a connection; no packet of Socket.IO is sent. */
    public static RawClient open(Transports transport, int port) throws Exception {
        return open(transport, port, "");
    }

    /** Opens a connection with further parameters, each with an ampersand before it. */
    public static RawClient open(Transports transport, int port, String query) throws Exception {
        return transport == Transports.POLLING ? new RawPolling(port, query) : new RawWebSocket(port, query);
    }

    /** Sends a text message. Does nothing when the connection has ended. */
    public abstract void send(String packet) throws Exception;

    /** Sends a binary message. Does nothing when the connection has ended. */
    public abstract void send(byte[] attachment) throws Exception;

    /** Adds a text message of the server, or {@link #END}; binary ones are added in hexadecimal digits. */
    final void received(String packet) {
        received.add(packet);
    }

    final void received(byte[] attachment) {
        received.add("binary " + HexFormat.of().formatHex(attachment));
    }

    /** Waits for the server's next message, or {@link #END}. */
    public String next() throws InterruptedException {
        String next = received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a message of the server").isNotNull();
        return next;
    }

    /** Sends a CONNECT packet, waits for its answer and returns the socket's id. */
    public String connect(String packet) throws Exception {
        send(packet);
        return connected();
    }

    /** Waits for the answer to a CONNECT packet and returns the socket's id. */
    public String connected() throws InterruptedException {
        String answer = next();
        Matcher connected = CONNECTED.matcher(answer);
        assertThat(connected.matches()).as(answer).isTrue();
        return connected.group(2);
    }

    @Override
    public abstract void close();
}
