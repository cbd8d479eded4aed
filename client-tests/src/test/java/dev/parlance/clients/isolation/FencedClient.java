package dev.parlance.clients.isolation;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.raw.RawClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client that collects what it receives, up to a fence: an event behind which nothing of before can come.
 *
 * @param <E> what it makes of an event
 */
public abstract class FencedClient<E> {
    /** Its public id. */
    public final String socketId;

    private final RawClient raw;
    private final List<E> received = new ArrayList<>();
    private long ackId;

    /** Connects as that user. */
    protected FencedClient(int port, String user) throws Exception {
        raw = RawClient.open(Transports.WEBSOCKET, port);
        socketId = raw.connect("0{\"user\":\"" + user + "\"}");
    }

    /** What is collected of a packet; null if nothing. */
    protected abstract @Nullable E read(String packet);

    /** Sends a request; waits for nothing. */
    public void ask(String event, String json) throws Exception {
        raw.send("2" + ++ackId + "[\"" + event + "\"," + json + "]");
    }

    /** Waits for the ack of the last request, and returns its packet. */
    protected final String ack() throws InterruptedException {
        return readUntil("3" + ackId + "[");
    }

    /** Leaves the namespace. */
    public void leave() throws Exception {
        raw.send("1");
    }

    /** Closes the connection. */
    public void close() {
        raw.close();
    }

    /** Takes what was received before a fence. */
    public List<E> receivedBefore(String fence) throws InterruptedException {
        return receivedBefore(List.of(fence));
    }

    /** Takes what was received before the last of several fences, of which each comes from another server. */
    List<E> receivedBefore(Collection<String> fences) throws InterruptedException {
        Set<String> missing = new HashSet<>();
        fences.forEach(fence -> missing.add("2[\"" + fence + "\"]"));
        while (!missing.isEmpty()) {
            missing.remove(readUntil(missing));
        }
        List<E> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    private String readUntil(String prefix) throws InterruptedException {
        return readUntil(Set.of(prefix));
    }

    private String readUntil(Set<String> prefixes) throws InterruptedException {
        String packet = raw.next();
        while (prefixes.stream().noneMatch(packet::startsWith)) {
            if (packet.equals(RawClient.END)) {
                throw new AssertionError("the connection ended before one of " + prefixes);
            }
            E collected = read(packet);
            if (collected != null) {
                received.add(collected);
            }
            packet = raw.next();
        }
        return packet;
    }

    /** The first group of the first match in a packet; empty if there is none. */
    protected static String first(Pattern pattern, String packet) {
        Matcher matcher = pattern.matcher(packet);
        return matcher.find() ? matcher.group(1) : "";
    }
}
