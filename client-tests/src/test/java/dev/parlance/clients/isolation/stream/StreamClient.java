package dev.parlance.clients.isolation.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.raw.RawClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of {@link StreamIsolationRun}: a plain WebSocket, or one of Socket.IO whose payloads are in base64. */
abstract class StreamClient implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 30;
    private static final Pattern ROOM = Pattern.compile("\"roomId\":(\\d+)");
    private static final Pattern MESSAGE = Pattern.compile("\"messageId\":(\\d+)");

    /** The user that a plain WebSocket names in its request. */
    static final String USER = "X-User";

    /** What came: {@code m 3 17} (a message of room 3), {@code + 3} and {@code - 3} (the room), {@code fence 4}. */
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    static StreamClient plain(int port, String path, String user) {
        return new Plain(port, path, user);
    }

    static StreamClient base64(int port, String namespace, String user) throws Exception {
        return new Encoded(port, namespace, user);
    }

    final void add(String type, String data) {
        received.add(
                switch (type) {
                    case "TextMessagesCreated" -> "m " + first(ROOM, data) + " " + first(MESSAGE, data);
                    case "RoomCreated" -> "+ " + first(ROOM, data);
                    case "RoomDeleted" -> "- " + first(ROOM, data);
                    default -> type + " " + data;
                });
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : text;
    }

    /** What came before that fence. */
    List<String> receivedBefore(String fence) throws Exception {
        List<String> events = new ArrayList<>();
        for (String event = next(); !event.equals(fence); event = next()) {
            events.add(event);
        }
        return events;
    }

    /** The next of what comes; waits for it. */
    String next() throws Exception {
        String event = received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing comes any more");
        }
        return event;
    }

    @Override
    public abstract void close();

    private static final class Plain extends StreamClient implements WebSocket.Listener {
        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private static final Pattern FRAME = Pattern.compile("\\{\"type\":\"([^\"]+)\",\"data\":(.*)}");

        private final WebSocket socket;
        private final StringBuilder text = new StringBuilder();

        Plain(int port, String path, String user) {
            socket = HTTP.newWebSocketBuilder()
                    .header(USER, user)
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                Matcher frame = FRAME.matcher(text);
                add(
                        frame.matches() ? frame.group(1) : "unexpected",
                        frame.matches() ? frame.group(2) : text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private static final class Encoded extends StreamClient {
        private final Pattern packet;
        private final RawClient raw;

        Encoded(int port, String namespace, String user) throws Exception {
            packet = Pattern.compile("2" + namespace + ",\\[\"([^\"]+)\",\"([^\"]*)\"]");
            raw = RawClient.open(Transports.WEBSOCKET, port);
            raw.connect("0" + namespace + ",{\"user\":\"" + user + "\"}");
        }

        @Override
        String next() throws Exception {
            String text = raw.next();
            Matcher event = packet.matcher(text);
            if (event.matches()) {
                add(event.group(1), new String(Base64.getDecoder().decode(event.group(2)), UTF_8));
            } else {
                add("unexpected", text);
            }
            return super.next();
        }

        @Override
        public void close() {
            raw.close();
        }
    }
}
