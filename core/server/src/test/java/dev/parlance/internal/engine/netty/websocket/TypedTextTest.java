package dev.parlance.internal.engine.netty.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Accounts;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts of which the first byte is their type. */
class TypedTextTest {
    private static final int LIMIT = 10;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> received = new ArrayList<>();

    TypedTextTest() {
        channel.pipeline()
                .addLast(WebSocketReader.ofTypedTexts(
                        channel, () -> LIMIT, Accounts.uncounted().share(), new Recorder()));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void typeIsHandedOnApart() {
        send(0x81, "4abc");
        send(0x81, "3");
        send(0x81, "4é");
        assertThat(received).containsExactly("4 abc", "3 ", "4 é");
    }

    @Test
    void typeMayStandInAFragmentOfItsOwn() {
        send(0x01, "");
        send(0x00, "4");
        send(0x00, "a");
        send(0x80, "bc");
        send(0x81, "4d");
        assertThat(received).containsExactly("4 abc", "4 d");
    }

    @Test
    void octetsThatArriveOneByOneMakeTheSameText() {
        for (byte b : EchoingWebSocket.masked(0x81, "4abcdefghi".getBytes(StandardCharsets.UTF_8))) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {b}));
        }
        assertThat(received).containsExactly("4 abcdefghi");
    }

    @Test
    void emptyTextHasNoType() {
        send(0x81, "");
        assertThat(received).containsExactly("none ");
    }

    @Test
    void binaryMessagesHaveNoType() {
        send(0x82, "4abc");
        assertThat(received).containsExactly("binary 4abc");
    }

    @Test
    void typeCountsAgainstTheLimit() {
        send(0x81, "4abcdefghi");
        send(0x01, "4abcdefghi");
        send(0x80, "j");
        assertThat(received).containsExactly("4 abcdefghi", "violated 1009");
    }

    @Test
    void characterThatBeginsInTheTypeIsCheckedWhole() {
        send(0x81, "éa");
        assertThat(received).hasSize(1).first().asString().startsWith("195 ");
        channel.writeInbound(Unpooled.wrappedBuffer(EchoingWebSocket.masked(0x81, new byte[] {(byte) 0xc3, 'a'})));
        assertThat(received).hasSize(2).last().isEqualTo("violated 1007");
    }

    @Test
    void aTypeThatNoCharacterBeginsWithIsNoText() {
        channel.writeInbound(Unpooled.wrappedBuffer(EchoingWebSocket.masked(0x81, new byte[] {(byte) 0x80})));
        assertThat(received).containsExactly("violated 1007");
    }

    @Test
    void aTypeOfZeroIsOneToo() {
        send(0x01, "\0");
        send(0x80, "ab");
        assertThat(received).containsExactly("\0 ab");
    }

    private void send(int firstByte, String payload) {
        channel.writeInbound(
                Unpooled.wrappedBuffer(EchoingWebSocket.masked(firstByte, payload.getBytes(StandardCharsets.UTF_8))));
    }

    private final class Recorder implements WebSocketReceiver {
        @Override
        public void text(int type, byte[] text) {
            String name = type == NO_TYPE ? "none" : type < 0x80 ? Character.toString(type) : Integer.toString(type);
            received.add(name + " " + new String(text, StandardCharsets.UTF_8));
        }

        @Override
        public void binary(byte[] message) {
            received.add("binary " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void closeReceived(int code) {
            received.add("close " + code);
        }

        @Override
        public void violated(int code) {
            received.add("violated " + code);
        }

        @Override
        public void gone(boolean failed) {}
    }
}
