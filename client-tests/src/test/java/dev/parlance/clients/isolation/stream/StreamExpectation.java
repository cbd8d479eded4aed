package dev.parlance.clients.isolation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one client may receive in a round, and must: the messages of the rooms that it sees, each once; of rooms whose access
 * changes meanwhile, those between the room and its end.
 */
final class StreamExpectation {
    private final String user;
    private final Set<Long> visible;
    private final Set<Long> changing = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();

    private record Message(long room, long id) {
        String event() {
            return "m " + room + " " + id;
        }
    }

    StreamExpectation(String user, Collection<Long> visible) {
        this.user = user;
        this.visible = new HashSet<>(visible);
    }

    String user() {
        return user;
    }

    void message(long room, long id) {
        messages.add(new Message(room, id));
    }

    void changed(long room, String whose) {
        if (whose.equals(user)) {
            changing.add(room);
        }
    }

    /** Compares what was received; of one that has connected in this round, only that it was not too much. */
    void check(String who, List<String> received, boolean isNew) {
        assertThat(received.stream().filter(event -> event.startsWith("m ")))
                .as(who)
                .doesNotHaveDuplicates();
        for (Message message : messages) {
            if (!changing.contains(message.room) && !(isNew && visible.contains(message.room))) {
                assertThat(received.contains(message.event()))
                        .as("%s of %s, who receives %s: %s", who, user, message.event(), received)
                        .isEqualTo(visible.contains(message.room));
            }
        }
        if (!isNew) {
            received.forEach(event -> follow(who, event));
        }
    }

    private void follow(String who, String event) {
        String[] words = event.split(" ");
        long room = Long.parseLong(words[1]);
        boolean isDue = switch (words[0]) {
            case "+" -> visible.add(room);
            case "-" -> visible.remove(room);
            case "m" -> visible.contains(room);
            default -> false;
        };
        assertThat(isDue).as("%s of %s, who receives %s", who, user, event).isTrue();
    }

    /** The round is over; the client has learnt of all that its user may see. */
    void end(Collection<Long> maySee, boolean isNew, String who) {
        if (!isNew) {
            assertThat(visible).as(who).containsExactlyInAnyOrderElementsOf(maySee);
        }
        visible.clear();
        visible.addAll(maySee);
        changing.clear();
        messages.clear();
    }
}
