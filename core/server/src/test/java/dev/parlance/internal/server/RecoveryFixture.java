package dev.parlance.internal.server;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

/** A server that recovers sessions, whose users say who they are. */
abstract class RecoveryFixture {
    private static final Pattern CONNECTED = Pattern.compile("0\\{.*}");
    private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]*)\"");
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]*)\"");

    @AutoClose
    final TestServer server;

    final Namespace<Account> root;
    final List<String> recorded = new ArrayList<>();

    RecoveryFixture() {
        this(RecoveryOptions.DEFAULT);
    }

    RecoveryFixture(RecoveryOptions recovery) {
        server = TestServer.create(ParlanceServer.builder()
                .recovery(recovery)
                .rateLimits(RateLimits.NONE)
                .options());
        root = server.namespace(
                "/",
                handshake -> new Account(handshake.auth(Talk.Credentials.class).token()));
        root.onConnect(socket -> recorded.add((socket.recovered() ? "recovered " : "fresh ") + socket.id()));
        root.onDisconnect((socket, reason) -> recorded.add("disconnected " + socket.id() + " " + reason));
        root.onSessionEnd(session -> recorded.add("ended " + session.socketId() + " " + session.reason()));
    }

    /** A client's end, and what it knows. */
    final class Client {
        final Wire wire;
        final String user;
        String pid = "";
        String sid = "";
        final List<String> events = new ArrayList<>();
        final List<String> others = new ArrayList<>();

        private Client(String user, @Nullable String pid, @Nullable String offset) {
            this.user = user;
            this.wire = server.wire();
            wire.send("0{\"token\":\"" + user + "\"" + (pid == null ? "" : ",\"pid\":\"" + pid + "\"")
                    + (offset == null ? "" : ",\"offset\":\"" + offset + "\"") + "}");
            read();
        }

        /** Takes in what has come. */
        Client read() {
            for (Object message : wire.received()) {
                String text = (String) message;
                if (CONNECTED.matcher(text).matches()) {
                    pid = group(PID, text);
                    sid = group(SID, text);
                } else if (text.startsWith("2[")) {
                    events.add(text);
                } else {
                    others.add(text);
                }
            }
            return this;
        }

        /** The place of the last event that it has received; null for none. */
        @Nullable
        String offset() {
            read();
            return events.isEmpty() ? null : offsetOf(events.get(events.size() - 1));
        }

        /** The names of the events that it has received, in order. */
        List<String> names() {
            read();
            return events.stream().map(RecoveryFixture::name).toList();
        }

        void cut() {
            wire.drop(DisconnectReason.TRANSPORT_CLOSE);
            server.run();
        }

        /** Comes back as its library does it. */
        Client comeBack() {
            return new Client(user, pid, offset());
        }

        Socket<Account> socket() {
            return Objects.requireNonNull(root.socket(sid));
        }
    }

    /** The names that some events have before their arguments. */
    static String name(String packet) {
        return packet.substring(packet.indexOf('"') + 1, packet.indexOf('"', packet.indexOf('"') + 1));
    }

    /** The last argument of an event. */
    static String offsetOf(String packet) {
        return packet.substring(packet.lastIndexOf('"', packet.length() - 3) + 1, packet.length() - 2);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    final Client connect(String user) {
        return new Client(user, null, null);
    }

    final Client connect(String user, @Nullable String pid, @Nullable String offset) {
        return new Client(user, pid, offset);
    }

    /** A user by name. */
    record Account(String id) implements dev.parlance.socket.User {}
}
