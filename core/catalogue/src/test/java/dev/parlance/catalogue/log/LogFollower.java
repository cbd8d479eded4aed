package dev.parlance.catalogue.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that is in the rooms of some streams: it misses nothing between what it has received, and sees it in order. */
final class LogFollower {
    private static final Pattern ENTRY = Pattern.compile("2/log,\\[\"entry\",\"([a-z])\",(\\d+)]");

    private final TestClient client;
    private final Map<String, Long> last = new HashMap<>();

    LogFollower(TestServer server, List<String> streams) {
        client = server.connect("/log");
        streams.forEach(stream -> client.emit("follow", stream));
        server.run();
    }

    void check() {
        for (String packet : client.wire().received()) {
            Matcher entry = ENTRY.matcher(packet);
            assertThat(packet).matches(ENTRY);
            if (entry.matches()) {
                long number = Long.parseLong(entry.group(2));
                long before = last.getOrDefault(entry.group(1), number - 1);
                assertThat(number).as("the next of %s", entry.group(1)).isLessThanOrEqualTo(before + 1);
                last.put(entry.group(1), Math.max(before, number));
            }
        }
    }
}
