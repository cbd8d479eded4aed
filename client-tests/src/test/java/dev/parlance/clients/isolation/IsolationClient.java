package dev.parlance.clients.isolation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of {@link IsolationRun}, which collects events about chats, as {@code c1 new t7} (chat, event, content). */
final class IsolationClient extends FencedClient<String> {
    private static final Pattern RECEIVED =
            Pattern.compile("2\\[\"(message:new|user:online|user:offline)\",.*", Pattern.DOTALL);
    private static final Pattern CHAT = Pattern.compile("\"(?:chatId|chat)\":\"([^\"]*)\"");
    private static final Pattern WHAT = Pattern.compile("\"(?:content|userId)\":\"([^\"]*)\"");

    IsolationClient(int port, String user) throws Exception {
        super(port, user);
    }

    /** Waits for the ack of the last request; returns whether it succeeded. */
    boolean answered() throws InterruptedException {
        return !ack().contains("\"error\"");
    }

    @Override
    protected @Nullable String read(String packet) {
        Matcher event = RECEIVED.matcher(packet);
        if (!event.matches()) {
            return null;
        }
        String name = event.group(1).substring(event.group(1).indexOf(':') + 1);
        return first(CHAT, packet) + " " + name + " " + first(WHAT, packet);
    }
}
