package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.catalogue.PlatformRow;
import dev.parlance.catalogue.PlatformRow.Step;
import dev.parlance.clients.RowClients.Connected;
import dev.parlance.clients.platform.PlatformWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows one entry of the platform's rows: takes its steps, and after each compares what every client has heard. */
final class RowRun {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RowClients clients;
    private final PlatformWorld world;
    private final String url;
    private final Expectation expectation = new Expectation();

    /** The socket's id of each client that is connected. */
    private final Map<String, String> sockets = new LinkedHashMap<>();

    private int fences;

    RowRun(RowClients clients, PlatformWorld world, String url) {
        this.clients = clients;
        this.world = world;
        this.url = url;
    }

    void show(PlatformRow row) throws Exception {
        for (String client : row.clients()) {
            assertThat(connect(client, null))
                    .as("why %s may not connect", client)
                    .isNull();
        }
        for (Step step : row.before()) {
            assertThat(String.valueOf(act(step)))
                    .as("the ack before, of %s", step.emit())
                    .doesNotContain("error=");
            heard(RowStory.of(row, step, fences));
        }
        heard(RowStory.NOTHING);
        for (Step step : row.steps()) {
            RowStory story = RowStory.of(row, step, fences);
            Object ack = act(step);
            Map<String, List<List<@Nullable Object>>> heard = heard(story);
            if (step.emit() != null && !step.silent()) {
                check("the ack", story.ack(), ack);
            }
            heard.forEach((client, events) -> check(client, story.heardBy(client), events));
            assertThat(heard.keySet()).containsAll(story.hears().keySet());
        }
    }

    /** Does what a step says; what its ack brings. */
    private @Nullable Object act(Step step) throws Exception {
        if (step.by() != null && step.emit() != null) {
            List<@Nullable Object> ack = emit(step.by(), filled(step.emit()), step.silent());
            clients.ask(step.by(), List.of(PlatformWorld.HANDLED));
            return ack.get(0);
        }
        if (step.publish() != null) {
            List<Object> filled = filled(step.publish());
            world.publish((String) filled.get(0), filled.subList(1, filled.size()));
        } else if (step.elapse() != null) {
            world.elapse(Duration.parse(step.elapse()));
        } else if (step.connect() != null) {
            assertThat(connect(step.connect(), step.token())).isEqualTo(step.error());
        } else if (step.disconnect() != null) {
            clients.disconnect(step.disconnect());
            world.awaitEnd(sockets.remove(step.disconnect()));
        } else {
            fail("nothing to do in " + step);
        }
        return null;
    }

    private List<@Nullable Object> emit(String client, List<Object> event, boolean silent) throws Exception {
        if (silent) {
            clients.emit(client, event);
            return Json.list((Object) null);
        }
        List<@Nullable Object> ack = clients.ask(client, event);
        assertThat(ack).as("the ack's arguments").hasSize(1);
        return ack;
    }

    private List<Object> filled(List<Object> event) {
        return event.stream().map(expectation::filled).collect(Collectors.toList());
    }

    /** Connects a client as the user that its name begins with; the error's message if it may not. */
    private @Nullable String connect(String client, @Nullable String token) throws Exception {
        String own = client.replaceFirst("/.*", "");
        Connected connected =
                clients.connect(client, url, world.namespace(), Map.of("token", token == null ? own : token));
        if (connected.id() != null) {
            sockets.put(client, connected.id());
            world.awaitConnected(connected.id());
        }
        return connected.error();
    }

    /**
     * What each client has heard since the last time, when a fence has come to all of them. An answer's event may follow its
     * ack, and the fence: then there is another.
     */
    private Map<String, List<List<@Nullable Object>>> heard(RowStory story) throws Exception {
        Map<String, List<List<@Nullable Object>>> heard = new LinkedHashMap<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            world.fence(++fences);
            for (String client : List.copyOf(sockets.keySet())) {
                List<List<@Nullable Object>> events = clients.heard(client, PlatformWorld.FENCE, fences);
                heard.computeIfAbsent(client, first -> new ArrayList<>()).addAll(events);
                if (!events.isEmpty() && events.get(events.size() - 1).get(0).equals(RowClients.DISCONNECT)) {
                    world.awaitEnd(sockets.remove(client));
                }
            }
        } while (!story.isTold(heard) && System.nanoTime() < end);
        return heard;
    }

    private void check(String who, @Nullable Object expected, @Nullable Object got) {
        if (!expectation.matches(expected, got)) {
            fail("%s%n expected: %s%n      got: %s", who, told(expected), told(got));
        }
    }

    /** As JSON, an event a line. */
    private static String told(@Nullable Object value) {
        if (value instanceof List<?> events) {
            return events.isEmpty()
                    ? "nothing"
                    : events.stream()
                            .map(event -> Json.out(event).toString())
                            .collect(Collectors.joining(System.lineSeparator() + " ".repeat(11)));
        }
        return String.valueOf(Json.out(value));
    }
}
