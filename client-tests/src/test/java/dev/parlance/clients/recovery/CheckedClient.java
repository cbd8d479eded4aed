package dev.parlance.clients.recovery;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.client.ClientTransport;
import dev.parlance.client.ParlanceClient;
import dev.parlance.event.ServerEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A typed Java client that checks by itself what it receives: the numbers of its room, each once and in order, unless it is told that
 * its session is a new one.
 */
final class CheckedClient implements AutoCloseable {
    static final ServerEvent<Long> NUMBER = serverEvent("number", Long.class);

    private final String name;
    private final ParlanceClient client;
    private Long expected;
    private long last;
    private long received;
    private int connects;
    private int recovered;
    private String violation = "";

    CheckedClient(int port, String name, List<ClientTransport> transports) {
        this.name = name;
        this.client = ParlanceClient.builder(URI.create("http://127.0.0.1:" + port))
                .auth(Map.of("token", name))
                .transports(transports.toArray(ClientTransport[]::new))
                .reconnectionDelay(Duration.ofMillis(50), Duration.ofMillis(300))
                .build();
        client.onConnect(this::connected);
        client.on(NUMBER, this::received);
        client.connect();
    }

    private synchronized void connected() {
        connects++;
        if (client.recovered()) {
            recovered++;
        } else {
            expected = null;
        }
    }

    private synchronized void received(long number) {
        boolean wrong = expected == null ? number <= last : number != expected;
        if (wrong && violation.isEmpty()) {
            violation = name + ": " + number + " after " + last;
        }
        last = number;
        expected = number + 1;
        received++;
    }

    /** How it has fared. */
    synchronized Outcome outcome() {
        return new Outcome(name, last, received, connects, recovered, violation, client.isConnected());
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * How a client has fared.
     *
     * @param last the last number that it has received
     * @param received how many numbers it has received
     * @param violation the first number that was not the next; empty for none
     */
    record Outcome(
            String name, long last, long received, int connects, int recovered, String violation, boolean connected) {}
}
