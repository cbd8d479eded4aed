package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;

/** Sends any packets of Engine.IO, over one session and either transport, and receives those of the server. */
abstract class PacketClient implements AutoCloseable {
    static final String END = "the end";

    static PacketClient open(String transport, int port) throws IOException {
        return open(transport, port, "");
    }

    /** Opens a session with more in its query, such as {@code &token=secret}, and more headers. */
    static PacketClient open(String transport, int port, String query, String... headers) throws IOException {
        String target = "/socket.io/?EIO=4&transport=" + transport + query;
        return transport.equals("polling") ? new Polling(port, target, headers) : new WebSocket(port, target, headers);
    }

    /** Sends what a row of a table writes: a text, {@code b:<hex>} binary, {@code x:<hex>} a text of those bytes. */
    void sendAny(String packet) throws IOException {
        if (packet.startsWith("b:")) {
            sendBinary(HexFormat.of().parseHex(packet.substring(2)));
        } else if (packet.startsWith("x:")) {
            send(HexFormat.of().parseHex(packet.substring(2)));
        } else {
            send(packet);
        }
    }

    void send(String packet) throws IOException {
        send(packet.getBytes(StandardCharsets.UTF_8));
    }

    abstract void send(byte[] text) throws IOException;

    abstract void sendBinary(byte[] data) throws IOException;

    /** The next packet of the server, or {@link #END}. */
    abstract String next() throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static final class WebSocket extends PacketClient {
        private final RawWebSocket socket;

        WebSocket(int port, String target, String... headers) throws IOException {
            socket = RawWebSocket.open(port, target, headers);
            socket.text();
        }

        @Override
        void send(byte[] text) throws IOException {
            socket.frame(0x81, text);
        }

        @Override
        void sendBinary(byte[] data) throws IOException {
            socket.sendBinary(data);
        }

        @Override
        String next() throws IOException {
            String frame = socket.next();
            return frame.startsWith("close ") ? END : frame.substring("text ".length());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Each request has a connection of its own: that of one which is refused is closed. */
    private static final class Polling extends PacketClient {
        private final int port;
        private final String target;
        private final Queue<String> received = new ArrayDeque<>();

        Polling(int port, String opening, String... headers) throws IOException {
            this.port = port;
            try (RawHttp http = new RawHttp(port)) {
                target = opening + "&sid="
                        + PollingClient.sid(http.get(opening, headers).body());
            }
        }

        @Override
        void send(byte[] text) throws IOException {
            try (RawHttp http = new RawHttp(port)) {
                http.request("POST", target, text);
                assertThat(http.read().status()).isIn(200, 400);
            }
        }

        @Override
        void sendBinary(byte[] data) throws IOException {
            send("b" + Base64.getEncoder().encodeToString(data));
        }

        @Override
        String next() throws IOException {
            return received.isEmpty() ? poll() : received.remove();
        }

        private String poll() throws IOException {
            try (RawHttp http = new RawHttp(port)) {
                RawHttp.Answer answer = http.get(target);
                received.addAll(List.of(answer.body().split("\u001e")));
                return answer.status() == 200 && !received.element().equals("1") ? received.remove() : END;
            }
        }

        @Override
        public void close() throws IOException {
            send("1");
        }
    }
}
