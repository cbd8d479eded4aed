package dev.parlance.clients.guides;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the guide's shop that writes and reads the protocol itself, so that there can be a thousand. */
final class Follower implements WebSocket.Listener {
    private static final Pattern NUMBER = Pattern.compile("42/orders,\\[\"placed\",.*\"number\":(\\d+)[,}].*");

    private final String user;
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Follower> connected = new CompletableFuture<>();
    private final CompletableFuture<Long> live = new CompletableFuture<>();
    private final WebSocket socket;
    private long lastSeen;

    Follower(HttpClient http, int port, String user) {
        this.user = user;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/socket.io/?EIO=4&transport=websocket"), this)
                .join();
    }

    /** Ends when it has entered the namespace. */
    CompletableFuture<Follower> connected() {
        return connected;
    }

    /**
     * Joins, page after page.
     *
     * @return ends when it is live, with the number of its last event; exceptionally if there is a gap or a refusal, or a number comes
     *     out of its order
     */
    CompletableFuture<Long> follow(long since) {
        lastSeen = since;
        join();
        return live;
    }

    private void join() {
        socket.sendText("42/orders,1[\"room:join\",{\"room\":\"bakery\",\"lastSeen\":" + lastSeen + "}]", true);
    }

    void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            read(webSocket, message);
        }
        webSocket.request(1);
        return null;
    }

    private void read(WebSocket from, String message) {
        Matcher placed = NUMBER.matcher(message);
        if (placed.matches()) {
            number(Long.parseLong(placed.group(1)));
        } else if (message.startsWith("0")) {
            from.sendText("40/orders,{\"name\":\"" + user + "\"}", true);
        } else if (message.equals("2")) {
            from.sendText("3", true);
        } else if (message.startsWith("40/orders,")) {
            connected.complete(this);
        } else if (message.contains("\"live\":true")) {
            live.complete(lastSeen);
        } else if (message.contains("\"live\":false") && !message.contains("\"gap\"")) {
            join();
        } else {
            live.completeExceptionally(new AssertionError(message));
        }
    }

    private void number(long number) {
        if (number != lastSeen + 1) {
            live.completeExceptionally(new AssertionError(number + " after " + lastSeen));
        }
        lastSeen = number;
    }
}
