package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.stream.Collectors;

/** A client of the social catalogue, whose packets a test writes and reads as text. */
public final class SocialClient {
    private static final String NAMESPACE = "/social,";

    private final Wire wire;

    /** Sends CONNECT. */
    SocialClient(Wire wire, String user) {
        this.wire = wire;
        wire.send("0" + NAMESPACE + "{\"user\":\"" + user + "\"}");
    }

    /** Sends an event that asks for an ack, and does not run the server. */
    public SocialClient send(String event) {
        wire.send("2" + NAMESPACE + "7" + event);
        return this;
    }

    /** Sends an event that is acked with {@code {ok: true}}; nothing else comes. */
    public void ok(String event) {
        assertThat(send(event).received()).containsExactly("ack:[{\"ok\":true}]");
    }

    /** Sends an event that is refused, in the ack and as its error event; nothing else comes. */
    public void refused(String event, String error, String message) {
        assertThat(send(event).received())
                .containsExactlyInAnyOrder(
                        "ack:[{\"event\":\"" + error + "\",\"data\":{\"message\":\"" + message + "\"}}]",
                        "[\"" + error + "\",{\"message\":\"" + message + "\"}]");
    }

    /** Runs the server; then all that has come since, in order: {@code ["event",{…}]}, {@code ack:[…]}, {@code disconnect}. */
    public List<String> received() {
        return wire.received().stream()
                .filter(packet -> !packet.startsWith("0" + NAMESPACE))
                .map(SocialClient::plain)
                .collect(Collectors.toList());
    }

    private static String plain(String packet) {
        if (packet.startsWith("2" + NAMESPACE)) {
            return packet.substring(1 + NAMESPACE.length());
        }
        if (packet.startsWith("3" + NAMESPACE + "7")) {
            return "ack:" + packet.substring(2 + NAMESPACE.length());
        }
        return packet.equals("1" + NAMESPACE) ? "disconnect" : packet;
    }

    /** Why the connection was closed; null while it is open. */
    public String closeReason() {
        return wire.closeReason();
    }

    /** The connection goes away. */
    public void drop() {
        wire.drop();
    }
}
