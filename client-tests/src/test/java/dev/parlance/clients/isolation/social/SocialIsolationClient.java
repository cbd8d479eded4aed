package dev.parlance.clients.isolation.social;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.raw.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of {@link SocialIsolationRun}, which collects the events that it receives. */
final class SocialIsolationClient {
    private static final Pattern EVENT = Pattern.compile("2\\[\"([a-z-]+)\",(.*)]", Pattern.DOTALL);
    private static final Pattern CHAT = Pattern.compile("\"chat\":\"([^\"]*)\"");
    private static final Pattern CHATS = Pattern.compile("\"chats\":\\[([^]]*)]");
    private static final Pattern TEXT = Pattern.compile("\"content\":\"([^\"]*)\"");
    private static final Pattern USER = Pattern.compile("\"user\":(?:\\{\"_id\":)?\"([^\"]*)\"");

    private final RawClient raw;
    private final List<Received> received = new ArrayList<>();
    private long ackId;

    /**
     * An event that was received.
     *
     * @param what the chat, the event and its text or user, as {@code c1 messages-received t7}
     * @param chats the chats that it names beside the one, as they stand in it
     */
    record Received(String what, String chats) {
        String chat() {
            return what.substring(0, what.indexOf(' '));
        }
    }

    SocialIsolationClient(int port, String user) throws Exception {
        raw = RawClient.open(Transports.WEBSOCKET, port);
        raw.connect("0{\"user\":\"" + user + "\"}");
    }

    void ask(String event, String chat) throws Exception {
        raw.send("2" + ++ackId + "[\"" + event + "\",{\"chat\":\"" + chat + "\"}]");
    }

    /** Waits for the ack of the last event; returns whether it succeeded. */
    boolean answered() throws InterruptedException {
        return readUntil("3" + ackId + "[").contains("\"ok\":true");
    }

    void close() {
        raw.close();
    }

    /** Takes the events that were received before a fence. */
    List<Received> receivedBefore(String fence) throws InterruptedException {
        readUntil("2[\"" + fence + "\"]");
        List<Received> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    private String readUntil(String prefix) throws InterruptedException {
        String packet = raw.next();
        while (!packet.startsWith(prefix)) {
            if (packet.equals(RawClient.END)) {
                throw new AssertionError("the connection ended before " + prefix);
            }
            Matcher event = EVENT.matcher(packet);
            if (event.matches() && packet.contains("\"chat\"")) {
                String name = event.group(1);
                Pattern what = name.startsWith("messages-") && !name.equals("messages-read") ? TEXT : USER;
                received.add(new Received(
                        first(CHAT, packet) + " " + name + " " + first(what, packet), first(CHATS, packet)));
            }
            packet = raw.next();
        }
        return packet;
    }

    private static String first(Pattern pattern, String packet) {
        Matcher matcher = pattern.matcher(packet);
        return matcher.find() ? matcher.group(1) : "";
    }
}
