package dev.parlance.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of {@link IsolationRun}: what it hears of chats waits until it is taken. */
final class IsolationClient {
    private static final Pattern HEARD =
            Pattern.compile("2\\[\"(message:new|user:online|user:offline)\",.*", Pattern.DOTALL);
    private static final Pattern CHAT = Pattern.compile("\"(?:chatId|chat)\":\"([^\"]*)\"");
    private static final Pattern WHAT = Pattern.compile("\"(?:content|userId)\":\"([^\"]*)\"");

    final String socketId;
    private final RawClient raw;
    private final List<String> heard = new ArrayList<>();
    private long ackId;

    IsolationClient(int port, String user) throws Exception {
        raw = RawClient.open(Transports.WEBSOCKET, port);
        socketId = raw.connect("0{\"user\":\"" + user + "\"}");
    }

    void ask(String event, String json) throws Exception {
        raw.send("2" + ++ackId + "[\"" + event + "\"," + json + "]");
    }

    /** Waits for the answer to what was asked last; whether it was done. */
    boolean answered() throws InterruptedException {
        return !readUntil("3" + ackId + "[").contains("\"error\"");
    }

    void leave() throws Exception {
        raw.send("1");
    }

    void close() {
        raw.close();
    }

    /** Takes what it has heard before that fence: of which chat what, as {@code c1 new t7}. */
    List<String> heardBefore(String fence) throws InterruptedException {
        readUntil("2[\"" + fence + "\"]");
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    private String readUntil(String prefix) throws InterruptedException {
        String packet = raw.next();
        while (!packet.startsWith(prefix)) {
            if (packet.equals(RawClient.END)) {
                throw new AssertionError("the connection ended before " + prefix);
            }
            Matcher event = HEARD.matcher(packet);
            if (event.matches()) {
                String name = event.group(1).substring(event.group(1).indexOf(':') + 1);
                heard.add(first(CHAT, packet) + " " + name + " " + first(WHAT, packet));
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
