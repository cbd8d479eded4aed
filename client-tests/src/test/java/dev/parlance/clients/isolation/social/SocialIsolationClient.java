package dev.parlance.clients.isolation.social;

import dev.parlance.clients.isolation.FencedClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of {@link SocialIsolationRun}, which collects events about chats. */
final class SocialIsolationClient extends FencedClient<SocialIsolationClient.Received> {
    private static final Pattern EVENT = Pattern.compile("2\\[\"([a-z-]+)\",(.*)]", Pattern.DOTALL);
    private static final Pattern CHAT = Pattern.compile("\"chat\":\"([^\"]*)\"");
    private static final Pattern CHATS = Pattern.compile("\"chats\":\\[([^]]*)]");
    private static final Pattern TEXT = Pattern.compile("\"content\":\"([^\"]*)\"");
    private static final Pattern USER = Pattern.compile("\"user\":(?:\\{\"_id\":)?\"([^\"]*)\"");

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
        super(port, user);
    }

    void askAbout(String event, String chat) throws Exception {
        ask(event, "{\"chat\":\"" + chat + "\"}");
    }

    /** Waits for the ack of the last event; returns whether it succeeded. */
    boolean answered() throws InterruptedException {
        return ack().contains("\"ok\":true");
    }

    @Override
    protected @Nullable Received read(String packet) {
        Matcher event = EVENT.matcher(packet);
        if (!event.matches() || !packet.contains("\"chat\"")) {
            return null;
        }
        String name = event.group(1);
        Pattern what = name.startsWith("messages-") && !name.equals("messages-read") ? TEXT : USER;
        return new Received(first(CHAT, packet) + " " + name + " " + first(what, packet), first(CHATS, packet));
    }
}
