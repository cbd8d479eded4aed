package dev.parlance.internal.server;

import dev.parlance.internal.engine.CloseReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of a {@link ThreadedServer}, for one thread; what it receives is JSON as text. */
public final class ThreadedClient {
    private static final long TIMEOUT_SECONDS = 30;
    private static final Pattern EVENT = Pattern.compile("2\\[\"([^\"]+)\",?(.*)]", Pattern.DOTALL);
    private static final Pattern ACK = Pattern.compile("3(\\d+)\\[(.*)]", Pattern.DOTALL);

    private final CompletableFuture<String> connected = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<String>> acks = new ConcurrentHashMap<>();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private LoopEngine.@Nullable LoopSession session;
    private long nextAckId;

    ThreadedClient() {}

    void connect(LoopEngine.LoopSession opened, String authJson) {
        session = opened;
        opened.receive("0" + authJson);
        within(connected);
    }

    void receive(String text) {
        Matcher event = EVENT.matcher(text);
        Matcher ack = ACK.matcher(text);
        if (ack.matches()) {
            acks.remove(Long.parseLong(ack.group(1))).complete(ack.group(2));
        } else if (event.matches()) {
            received.computeIfAbsent(event.group(1), name -> Collections.synchronizedList(new ArrayList<>()))
                    .add(event.group(2));
        } else {
            connected.complete(text);
        }
    }

    /** Sends an event; ends with what its ack brings. */
    public CompletableFuture<String> ask(String event, String json) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        acks.put(nextAckId, answer);
        if (session == null) {
            throw new IllegalStateException("not connected");
        }
        session.receive("2" + nextAckId++ + "[\"" + event + "\"," + json + "]");
        return answer;
    }

    /** Its connection goes away. */
    public void drop() {
        if (session != null) {
            session.close(CloseReason.TRANSPORT_CLOSE);
        }
    }

    /** Waits for an answer; fails after 30 seconds. */
    public static String within(CompletableFuture<String> answer) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** The payloads of that event that it has received until now, in order. */
    public List<String> received(String event) {
        return received.getOrDefault(event, List.of());
    }
}
