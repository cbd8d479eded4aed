package dev.parlance.clients.isolation;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.raw.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of {@link IsolationRun}, which collects the events that it receives about chats. */
final class IsolationClient {
    private static final Pattern RECEIVED =
            Pattern.compile("2\\[\"(message:new|user:online|user:offline)\",.*", Pattern.DOTALL);
    private static final Pattern CHAT = Pattern.compile("\"(?:chatId|chat)\":\"([^\"]*)\"");
    private static final Pattern WHAT = Pattern.compile("\"(?:content|userId)\":\"([^\"]*)\"");

    final String socketId;
    private final RawClient raw;
    private final List<String> received = new ArrayList<>();
    private long ackId;

    IsolationClient(int port, String user) throws Exception {
        raw = RawClient.open(Transports.WEBSOCKET, port);
        socketId = raw.connect("0{\"user\":\"" + user + "\"}");
    }

    void ask(String event, String json) throws Exception {
        raw.send("2" + ++ackId + "[\"" + event + "\"," + json + "]");
    }

    /** Waits for the ack of the last request; returns whether it succeeded. */
    boolean answered() throws InterruptedException {
        return !readUntil("3" + ackId + "[").contains("\"error\"");
    }

    void leave() throws Exception {
        raw.send("1");
    }

    void close() {
        raw.close();
    }

    /** Takes the events that were received before a fence, as {@code c1 new t7} (chat, event, content). */
    List<String> receivedBefore(String fence) throws InterruptedException {
        readUntil("2[\"" + fence + "\"]");
        List<String> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    private String readUntil(String prefix) throws InterruptedException {
        String packet = raw.next();
        while (!packet.startsWith(prefix)) {
            if (packet.equals(RawClient.END)) {
                throw new AssertionError("the connection ended before " + prefix);
            }
            Matcher event = RECEIVED.matcher(packet);
            if (event.matches()) {
                String name = event.group(1).substring(event.group(1).indexOf(':') + 1);
                received.add(first(CHAT, packet) + " " + name + " " + first(WHAT, packet));
            }
            packet = raw.next();
        }
        return packet;
    }

    private static String first(Pattern pattern, String packet) {
        Matcher matcher = pattern.matcher(packet);
        return matcher.find() ? matcher.group(1) : packet;
    }
}
