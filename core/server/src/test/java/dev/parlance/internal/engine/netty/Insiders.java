package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/**
 * Clients that {@link WatchedServer} has let in: one over a WebSocket, one that has upgraded to it, one that is polling. Each is
 * on {@code /} and on {@code /public}.
 */
final class Insiders implements AutoCloseable {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String CONNECT = "40{\"token\":\"s3cret\"}";

    private final int port;
    private final RawWebSocket direct;
    private final String directSession;
    private final RawWebSocket upgraded;
    private final String upgradedSession;
    private final String pollingSession;
    private final String ada;
    private final String adaInPublic;
    private int echoes;

    Insiders(int port) throws IOException {
        this.port = port;
        direct = RawWebSocket.open(port, WEB_SOCKET);
        directSession = PollingClient.sid(direct.text());
        ada = connect(direct, CONNECT);
        adaInPublic = connect(direct, "40/public,");
        upgradedSession = PollingClient.sid(get(POLLING));
        upgraded = RawWebSocket.open(port, WEB_SOCKET + "&sid=" + upgradedSession);
        upgraded.sendText("2probe");
        assertThat(upgraded.text()).isEqualTo("3probe");
        upgraded.sendText("5");
        connect(upgraded, CONNECT);
        connect(upgraded, "40/public,");
        pollingSession = PollingClient.sid(get(POLLING));
        post(CONNECT);
        assertThat(poll(2)).contains("[\"who\"]");
        post("40/public,");
        assertThat(poll(2)).contains("[\"who\"]");
    }

    private static String connect(RawWebSocket socket, String packet) throws IOException {
        socket.sendText(packet);
        String id = PollingClient.sid(socket.text());
        assertThat(socket.text()).endsWith("0[\"who\"]");
        return id;
    }

    private String get(String target) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            return http.get(target).body();
        }
    }

    private void post(String packet) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            assertThat(http.post(POLLING + "&sid=" + pollingSession, packet).body())
                    .isEqualTo("ok");
        }
    }

    /** So many packets. */
    private String poll(int packets) throws IOException {
        String polled = get(POLLING + "&sid=" + pollingSession);
        while (polled.split("\u001e").length < packets) {
            polled += "\u001e" + get(POLLING + "&sid=" + pollingSession);
        }
        return polled;
    }

    /** Each is still connected to both namespaces, and receives nothing but the answers to what it sends. */
    void noticeNothing() throws IOException {
        for (String namespace : List.of("", "/public,")) {
            String echo = "42" + namespace + ++echoes + "[\"echo\"]";
            String answer = "43" + namespace + echoes + "[]";
            for (RawWebSocket socket : List.of(direct, upgraded)) {
                socket.sendText(echo);
                assertThat(socket.text()).isEqualTo(answer);
            }
            post(echo);
            assertThat(poll(1)).isEqualTo(answer);
        }
    }

    /** The ids of their sessions, which are secrets. */
    List<String> sessions() {
        return List.of(directSession, upgradedSession, pollingSession);
    }

    List<String> sessionsWithWebSocket() {
        return List.of(directSession, upgradedSession);
    }

    String pollingSession() {
        return pollingSession;
    }

    /** A text with the ids of one's sockets, which others may know. */
    String named(String text) {
        return text.replace("{ada}", ada).replace("{ada/public}", adaInPublic);
    }

    /** A text with what looks like the id of a session. */
    String lookAlike(String text, String sid) {
        char last = sid.charAt(sid.length() - 1);
        return named(text)
                .replace("{sid}", sid)
                .replace("{short}", sid.substring(0, sid.length() - 1))
                .replace("{half}", sid.substring(0, sid.length() / 2))
                .replace("{other}", sid.substring(0, sid.length() - 1) + (last == 'A' ? 'B' : 'A'))
                .replace("{swapped}", swapCase(sid))
                .replace("{reversed}", new StringBuilder(sid).reverse());
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(c -> swapped.append((char) c));
        return swapped.toString();
    }

    @Override
    public void close() throws IOException {
        direct.close();
        upgraded.close();
    }
}
