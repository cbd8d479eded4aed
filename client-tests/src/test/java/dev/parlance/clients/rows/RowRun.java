package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.catalogue.PlatformRow;
import dev.parlance.catalogue.PlatformRow.Step;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.rows.RowClients.Connected;
import dev.parlance.clients.rows.platform.PlatformWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one row of the platform's table: takes its steps, and after each compares what every client has received. */
final class RowRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

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
                    .as("the error with which %s was refused", client)
                    .isNull();
        }
        for (Step step : row.before()) {
            assertThat(String.valueOf(act(step)))
                    .as("the ack of the preparing step %s", step.emit())
                    .doesNotContain("error=");
            received(ExpectedOutcome.ofPreparing(row, step, fences));
        }
        received(ExpectedOutcome.NO_EVENTS);
        for (Step step : row.steps()) {
            ExpectedOutcome expected = ExpectedOutcome.of(row, step, fences);
            Object ack = act(step);
            Map<String, List<List<@Nullable Object>>> received = received(expected);
            if (step.emit() != null && !step.silent()) {
                check("the ack", expected.ack(), ack);
            }
            received.forEach((client, events) -> check(client, expected.receivedBy(client), events));
            assertThat(received.keySet()).containsAll(expected.receives().keySet());
        }
    }

    /** Performs a step and returns the value of its ack. */
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
            fail("a step without an action: " + step);
        }
        return null;
    }

    private List<@Nullable Object> emit(String client, List<Object> event, boolean silent) throws Exception {
        if (silent) {
            clients.emit(client, event);
            return JsonValues.list((Object) null);
        }
        List<@Nullable Object> ack = clients.ask(client, event);
        assertThat(ack).as("the ack's arguments").hasSize(1);
        return ack;
    }

    private List<Object> filled(List<Object> event) {
        return event.stream().map(expectation::filled).collect(Collectors.toList());
    }

    /** Connects a client as the user that its name begins with; returns the error's message if it is refused. */
    private @Nullable String connect(String client, @Nullable String token) throws Exception {
        String user = client.replaceFirst("/.*", "");
        Connected connected =
                clients.connect(client, url, world.namespace(), Map.of("token", token == null ? user : token));
        if (connected.id() != null) {
            sockets.put(client, connected.id());
            world.awaitConnected(connected.id());
        }
        return connected.error();
    }

    /**
     * Collects what each client has received since the last call, up to a fence that reaches all of them. An answer event may
     * arrive after its ack and after the fence; then another fence is sent.
     */
    private Map<String, List<List<@Nullable Object>>> received(ExpectedOutcome expected) throws Exception {
        Map<String, List<List<@Nullable Object>>> received = new LinkedHashMap<>();
        long end = System.nanoTime() + TIMEOUT.toNanos();
        do {
            world.fence(++fences);
            for (String client : List.copyOf(sockets.keySet())) {
                List<List<@Nullable Object>> events = clients.received(client, PlatformWorld.FENCE, fences);
                received.computeIfAbsent(client, first -> new ArrayList<>()).addAll(events);
                if (!events.isEmpty() && events.get(events.size() - 1).get(0).equals(RowClients.DISCONNECT)) {
                    world.awaitEnd(sockets.remove(client));
                }
            }
        } while (!expected.isComplete(received) && System.nanoTime() < end);
        return received;
    }

    private void check(String who, @Nullable Object expected, @Nullable Object got) {
        if (!expectation.matches(expected, got)) {
            fail("%s%n expected: %s%n      got: %s", who, printed(expected), printed(got));
        }
    }

    /** As JSON, one event per line. */
    private static String printed(@Nullable Object value) {
        if (value instanceof List<?> events) {
            return events.isEmpty()
                    ? "nothing"
                    : events.stream()
                            .map(event -> JsonValues.toJson(event).toString())
                            .collect(Collectors.joining(System.lineSeparator() + " ".repeat(11)));
        }
        return String.valueOf(JsonValues.toJson(value));
    }
}
