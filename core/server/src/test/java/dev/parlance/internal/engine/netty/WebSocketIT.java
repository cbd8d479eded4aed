package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.server.CapturedLog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketIT {
    private static final int LIMIT = 100_000;

    private RunningEngine engine;
    private RawWebSocket socket;
    private RecordingHandler.Recorded session;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.maxPayload = LIMIT);
        socket = engine.webSocket();
        session = engine.handler.next();
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
        engine.close();
    }

    // Messages

    @Test
    @TransportPoint({9, 21})
    void binaryIsBareBothWays() throws Exception {
        byte[][] messages = {{}, {0}, {4}, {'4', '2'}, {'b'}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new byte[70_000]};
        for (byte[] message : messages) {
            socket.sendBinary(message);
            assertThat(session.next()).isEqualTo("binary " + HexFormat.of().formatHex(message));
        }
        session.session.send(new Frame("x".getBytes(StandardCharsets.UTF_8), List.of(messages)));
        assertThat(socket.text()).isEqualTo("4x");
        for (byte[] message : messages) {
            assertThat(socket.next()).isEqualTo("binary " + HexFormat.of().formatHex(message));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 123, 124, 125, 126, 127, 65_533, 65_534, 65_535, 65_536, LIMIT - 1})
    void textOfAnyLengthPassesBothWays(int length) throws Exception {
        String text = "ä".repeat(length / 2) + "x".repeat(length % 2);
        socket.sendText("4" + text);
        assertThat(session.next()).isEqualTo("text " + text);
        session.send(text);
        assertThat(socket.text()).isEqualTo("4" + text);
    }

    @Test
    void fragmentsAreOneMessageAndMayBeInterruptedByControlFrames() throws Exception {
        byte[] text = "4grüße an alle".getBytes(StandardCharsets.UTF_8);
        socket.frame(0x01, new byte[] {text[0]});
        socket.frame(0x89, "between".getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < text.length; i++) {
            socket.frame(0x00, new byte[] {text[i]});
        }
        socket.frame(0x80, new byte[0]);
        assertThat(session.next()).isEqualTo("text grüße an alle");
        assertThat(socket.next()).isEqualTo("pong 6265747765656e");
    }

    @Test
    void framesMayArriveByteByByteOrManyAtOnce() throws Exception {
        for (byte b : RawWebSocket.encode(0x81, "4slow".getBytes(StandardCharsets.UTF_8))) {
            socket.http.write(new byte[] {b});
        }
        assertThat(session.next()).isEqualTo("text slow");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000; i++) {
            many.write(RawWebSocket.encode(0x81, ("4" + i).getBytes(StandardCharsets.UTF_8)));
        }
        socket.http.write(many.toByteArray());
        for (int i = 0; i < 1_000; i++) {
            assertThat(session.next()).isEqualTo("text " + i);
        }
    }

    @Test
    @TransportPoint(13)
    void pingOfTheWebSocketIsAnsweredWithItsBytes() throws Exception {
        socket.frame(0x89, new byte[] {1, 2, 3});
        assertThat(socket.next()).isEqualTo("pong 010203");
        socket.frame(0x89, new byte[125]);
        assertThat(socket.next()).isEqualTo("pong " + "00".repeat(125));
        socket.frame(0x8a, new byte[] {9});
        socket.sendText("6");
        socket.sendText("4after");
        assertThat(session.next()).isEqualTo("text after");
    }

    @Test
    @TransportPoint(24)
    void compressionIsNeverAgreedOn() throws Exception {
        try (RawWebSocket other = RawWebSocket.open(
                engine.port(),
                "/socket.io/?EIO=4&transport=websocket",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "Sec-WebSocket-Protocol: chat")) {
            assertThat(other.handshake.header("sec-websocket-extensions")).isNull();
            assertThat(other.handshake.header("sec-websocket-protocol")).isEqualTo("chat");
            other.text();
            var second = engine.handler.next();
            other.frame(0xc1, new byte[] {1});
            assertThat(other.closing()).isEqualTo("close 1002");
            assertThat(second.next()).isEqualTo("closed TRANSPORT_ERROR");
        }
    }

    // What is not allowed

    @ParameterizedTest
    @TransportPoint(13)
    @ValueSource(strings = {"", "abc", "0{}", "2", "2probe", "5", "7", "bAQID", "\u0000"})
    void malformedPacketClosesTheSession(String packet) throws Exception {
        socket.sendText("4before");
        socket.sendText(packet);
        socket.sendText("4behind");
        assertThat(socket.closing()).isEqualTo("close 1002");
        assertThat(session.next()).isEqualTo("text before");
        assertThat(session.next()).isEqualTo("closed PARSE_ERROR");
        assertThat(session.events).isEmpty();
    }

    @Test
    void unmaskedFrameIsAnError() throws Exception {
        socket.http.write(RawWebSocket.unmasked(0x81, new byte[] {'4'}));
        assertEndsWith("close 1002", "closed TRANSPORT_ERROR");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc1, 0xa1, 0x91, 0x83, 0x87, 0x8b, 0x8f, 0x80, 0x00, 0x09, 0x08, 0x0a})
    void reservedOrMisplacedFrameIsAnError(int firstByte) throws Exception {
        socket.frame(firstByte, new byte[] {'4'});
        assertEndsWith("close 1002", "closed TRANSPORT_ERROR");
    }

    @Test
    void newMessageInsideAFragmentedOneIsAnError() throws Exception {
        socket.frame(0x01, new byte[] {'4'});
        socket.frame(0x81, new byte[] {'4'});
        assertEndsWith("close 1002", "closed TRANSPORT_ERROR");
    }

    @Test
    void longControlFrameIsAnError() throws Exception {
        socket.frame(0x89, new byte[126]);
        assertEndsWith("close 1002", "closed TRANSPORT_ERROR");
    }

    @Test
    void textThatIsNotUtf8IsAnError() throws Exception {
        socket.frame(0x81, new byte[] {'4', 'a', (byte) 0xc0, (byte) 0x80});
        assertEndsWith("close 1007", "closed TRANSPORT_ERROR");
    }

    @Test
    void messageAboveTheLimitIsAnError() throws Exception {
        socket.frame(0x82, new byte[LIMIT]);
        assertThat(session.next()).startsWith("binary 00");
        socket.frame(0x82, new byte[LIMIT + 1]);
        assertEndsWith("close 1009", "closed TRANSPORT_ERROR");
    }

    @Test
    @TransportPoint(24)
    void fragmentsTogetherAboveTheLimitAreAnError() throws Exception {
        socket.frame(0x02, new byte[LIMIT]);
        socket.frame(0x80, new byte[1]);
        assertEndsWith("close 1009", "closed TRANSPORT_ERROR");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1L, Long.MAX_VALUE, 1L << 32})
    void announcedMonsterIsRefusedBeforeItComes(long length) throws Exception {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) 0x82).put((byte) 0xff);
        socket.http.write(header.putLong(length).putInt(0).array());
        assertEndsWith(length < 0 ? "close 1002" : "close 1009", "closed TRANSPORT_ERROR");
    }

    private void assertEndsWith(String closeFrame, String event) throws Exception {
        assertThat(socket.closing()).isEqualTo(closeFrame);
        assertThat(session.next()).isEqualTo(event);
        assertThat(session.events).isEmpty();
    }

    // The end

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4999})
    void closeFrameIsAnswered(int code) throws Exception {
        socket.sendClose(code);
        assertThat(socket.next()).isEqualTo("close " + code);
        socket.assertEnded();
        assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
    void closeFrameWithACodeThatMustNotBeSentIsAnError(int code) throws Exception {
        socket.sendClose(code);
        assertThat(socket.next()).isEqualTo("close 1002");
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
    }

    @Test
    @TransportPoint(20)
    void clientsClosePacketClosesTheWebSocket() throws Exception {
        socket.sendText("1");
        assertThat(socket.closing()).isEqualTo("close 1000");
        assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
    }

    @Test
    @TransportPoint(20)
    void kickClosesTheWebSocketAfterWhatWasSentBefore() throws Exception {
        session.send("last words");
        session.session.close(CloseReason.FORCED_CLOSE);
        session.send("too late");
        assertThat(socket.text()).isEqualTo("4last words");
        assertThat(socket.closing()).isEqualTo("close 1000");
        assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
    }

    @Test
    void connectionThatBreaksEndsTheSession() throws Exception {
        socket.close();
        assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
    }

    @Test
    void listenerThatFailsCostsItsSessionOnly() throws Exception {
        engine.handler.onText = (failing, text) -> {
            if (text.equals("boom")) {
                throw new IllegalStateException("a test's failure");
            }
        };
        try (RawWebSocket other = engine.webSocket();
                CapturedLog log = new CapturedLog()) {
            var second = engine.handler.next();
            socket.sendText("4boom");
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(session.next()).isEqualTo("text boom");
            assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
            other.sendText("4fine");
            assertThat(second.next()).isEqualTo("text fine");
        }
    }
}
