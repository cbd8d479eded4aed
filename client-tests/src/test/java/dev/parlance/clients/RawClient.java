package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that speaks Engine.IO as it should, and on top of it whatever it is told. */
abstract class RawClient implements AutoCloseable {
    /** What {@link #next} gives when the server has ended the connection. */
    static final String END = "the end";

    static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final long PATIENCE_SECONDS = 20;
    private static final Pattern CONNECTED = Pattern.compile("0(/[^,]+,)?\\{\"sid\":\"([A-Za-z0-9_-]{20})\"}");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    /** Opens a connection; no packet of Socket.IO is sent. */
    static RawClient open(Transports transport, int port) throws Exception {
        return open(transport, port, "");
    }

    /** Opens a connection with further parameters, each with an ampersand before it. */
    static RawClient open(Transports transport, int port, String query) throws Exception {
        return transport == Transports.POLLING ? new RawPolling(port, query) : new RawWebSocket(port, query);
    }

    /** Sends a text message. Does nothing when the connection has ended. */
    abstract void send(String packet) throws Exception;

    /** Sends a binary message. Does nothing when the connection has ended. */
    abstract void send(byte[] attachment) throws Exception;

    /** Takes a text message of the server, a binary one in hexadecimal digits, or the end. */
    final void received(String packet) {
        received.add(packet);
    }

    final void received(byte[] attachment) {
        received.add("binary " + HexFormat.of().formatHex(attachment));
    }

    /** What the server has sent next, or {@link #END}. */
    String next() throws InterruptedException {
        String next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("something from the server").isNotNull();
        return next;
    }

    /** Sends a CONNECT and takes its answer; the socket's id. */
    String connect(String packet) throws Exception {
        send(packet);
        return connected();
    }

    /** Takes the answer to a CONNECT; the socket's id. */
    String connected() throws InterruptedException {
        String answer = next();
        Matcher connected = CONNECTED.matcher(answer);
        assertThat(connected.matches()).as(answer).isTrue();
        return connected.group(2);
    }

    @Override
    public abstract void close();
}
