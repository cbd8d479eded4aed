package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.catalogue.CatalogueRow;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.rows.RowClients.Connected;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one row of a catalogue: takes its steps, and after each compares what every client has received. */
final class RowRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final RowCatalogue catalogue;
    private final RowClients clients;
    private final RowWorld world;
    private final String url;
    private final Expectation expectation = new Expectation();

    /** The socket's id of each client that is connected. */
    private final Map<String, String> sockets = new LinkedHashMap<>();

    /** Those of them that have not signed in: no event reaches them. */
    private final Set<String> guests = new HashSet<>();

    private int fences;

    RowRun(RowCatalogue catalogue, RowClients clients, RowWorld world, String url) {
        this.catalogue = catalogue;
        this.clients = clients;
        this.world = world;
        this.url = url;
    }

    void show(CatalogueRow row) throws Exception {
        for (String client : row.clients()) {
            assertThat(connect(client, null, false))
                    .as("the error with which %s was refused", client)
                    .isNull();
        }
        for (Step step : row.before()) {
            assertThat(String.valueOf(act(step)))
                    .as("the ack of the preparing step %s", step.emit())
                    .doesNotContain("error=");
            received(ExpectedOutcome.ofPreparing(catalogue, row, step, fences));
        }
        received(ExpectedOutcome.noEvents(catalogue));
        for (Step step : row.steps()) {
            ExpectedOutcome expected = ExpectedOutcome.of(catalogue, row, step, fences);
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
            return emit(step.by(), filled(step.emit()), step.silent() || !catalogue.hasAcks());
        }
        if (step.publish() != null) {
            List<Object> filled = filled(step.publish());
            world.publish((String) filled.get(0), filled.subList(1, filled.size()));
        } else if (step.elapse() != null) {
            world.elapse(Duration.parse(step.elapse()));
        } else if (step.connect() != null) {
            assertThat(connect(step.connect(), step.token(), step.guest())).isEqualTo(step.error());
        } else if (step.disconnect() != null) {
            clients.disconnect(step.disconnect());
            ended(step.disconnect());
        } else {
            fail("a step without an action: " + step);
        }
        return null;
    }

    /** Emits an event, and returns when it is handled: the value of its ack. */
    private @Nullable Object emit(String client, List<Object> event, boolean silent) throws Exception {
        Object ack = null;
        if (silent) {
            clients.emit(client, event);
        } else {
            List<@Nullable Object> values = clients.ask(client, event);
            assertThat(values).as("the ack's arguments").hasSize(1);
            ack = values.get(0);
        }
        if (catalogue.startsBase64(event)) {
            clients.useBase64(client);
            // It may be encoded already.
            ack = ack instanceof String text ? Base64Json.decode(text) : ack;
        }
        if (guests.contains(client) && catalogue.isSignIn(event, ack)) {
            signedIn(client);
        }
        if (catalogue.hasAcks() && !guests.contains(client)) {
            clients.ask(client, List.of(RowWorld.HANDLED));
        }
        return ack;
    }

    private void signedIn(String client) throws Exception {
        guests.remove(client);
        world.awaitConnected(sockets.get(client));
    }

    private void ended(String client) throws Exception {
        String socketId = sockets.remove(client);
        if (!guests.remove(client)) {
            world.awaitEnd(socketId);
        }
    }

    private List<Object> filled(List<Object> event) {
        return event.stream().map(expectation::filled).collect(Collectors.toList());
    }

    /**
     * Connects a client as the user that its name begins with, and has it sign in unless it is a guest; returns the error's
     * message if it is refused.
     */
    private @Nullable String connect(String client, @Nullable String given, boolean guest) throws Exception {
        String token = given == null ? client.replaceFirst("/.*", "") : given;
        Connected connected =
                clients.connect(client, url, world.address(), guest ? Map.of() : catalogue.credentials(token));
        if (connected.id() == null) {
            return connected.error();
        }
        sockets.put(client, connected.id());
        List<List<Object>> signIn = catalogue.signIn(client, token);
        if (guest || !signIn.isEmpty()) {
            guests.add(client);
        } else {
            world.awaitConnected(connected.id());
        }
        if (!guest) {
            for (List<Object> event : signIn) {
                emit(client, event, false);
            }
            assertThat(guests).as("clients that have not signed in").doesNotContain(client);
        }
        return null;
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
                if (guests.contains(client)) {
                    clients.fence(client, catalogue.guestFence(), RowWorld.FENCE, fences);
                }
                List<List<@Nullable Object>> events = clients.received(client, RowWorld.FENCE, fences);
                received.computeIfAbsent(client, first -> new ArrayList<>()).addAll(events);
                if (!events.isEmpty() && events.get(events.size() - 1).get(0).equals(RowClients.DISCONNECT)) {
                    ended(client);
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
