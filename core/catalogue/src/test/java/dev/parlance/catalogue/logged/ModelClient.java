package dev.parlance.catalogue.logged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.testkit.Wire;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client as the guide describes it, that compares all it is sent with what was appended: each number once, in order, with its
 * text. It knows nothing of what the server does.
 */
final class ModelClient {
    private static final Pattern SAID =
            Pattern.compile("2/chats,\\[\"said\",\\{\"room\":\"a\",\"number\":(\\d+),\"text\":\"(.*)\"}]");
    private static final Pattern ANSWER = Pattern.compile(
            "3/chats,\\d+\\[\\{\"room\":\"a\",\"number\":(\\d+),\"live\":(true|false),\"epoch\":\"[^\"]+\""
                    + "(?:,\"gap\":\\{\"reason\":\"(\\w+)\",\"oldest\":(\\d+),\"newest\":(\\d+)})?}]");
    private static final Pattern LEFT =
            Pattern.compile("2/chats,\\[\"room:left\",\\{\"room\":\"a\",\"reason\":\"rejoin\"}]");

    private final String name;
    private final Map<Long, String> appended;
    private @Nullable Wire wire;
    private boolean live;
    private int acks;
    long lastSeen;
    int gaps;

    ModelClient(String name, Map<Long, String> appended) {
        this.name = name;
        this.appended = appended;
    }

    boolean isConnected() {
        return wire != null;
    }

    boolean isLive() {
        return live;
    }

    void connect(ChatServer to) {
        wire = to.wire(name);
    }

    /** Joins with what it has seen. */
    void join() {
        wire.send("2/chats," + ++acks + "[\"room:join\",{\"room\":\"a\",\"lastSeen\":" + lastSeen + "}]");
    }

    void leave() {
        live = false;
        wire.send("2/chats,[\"room:leave\",{\"room\":\"a\"}]");
    }

    /** Loses its connection, with all that it has not read. */
    void drop() {
        wire.drop();
        wire = null;
        live = false;
    }

    void read() {
        if (wire != null) {
            wire.received().forEach(this::read);
        }
    }

    private void read(String packet) {
        Matcher said = SAID.matcher(packet);
        Matcher answer = ANSWER.matcher(packet);
        if (said.matches()) {
            long number = Long.parseLong(said.group(1));
            assertThat(number).as("what %s hears after %s", name, lastSeen).isEqualTo(lastSeen + 1);
            assertThat(said.group(2)).isEqualTo(appended.get(number));
            lastSeen = number;
        } else if (answer.matches()) {
            answered(answer);
        } else if (LEFT.matcher(packet).matches()) {
            live = false;
        } else {
            assertThat(packet).as("to %s", name).contains("\"code\":\"conflict\"");
        }
    }

    private void answered(Matcher answer) {
        if (answer.group(3) != null) {
            assertThat(answer.group(3)).isEqualTo("trimmed");
            assertThat(Long.parseLong(answer.group(4)))
                    .as("a gap at %s", lastSeen)
                    .isGreaterThan(lastSeen + 1);
            // It loads the room anew, as of then.
            lastSeen = Long.parseLong(answer.group(5));
            gaps++;
        } else {
            assertThat(Long.parseLong(answer.group(1))).isEqualTo(lastSeen);
            live = Boolean.parseBoolean(answer.group(2));
        }
    }
}
