package dev.parlance.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketEncoderTest {
    private static final byte[] JSON = "[\"é\"]".getBytes(UTF_8);
    private static final byte[] ATTACHMENT = {1, 2, 3};

    @Test
    void connectCarriesTheSocketsId() {
        byte[] sid = "{\"sid\":\"x\"}".getBytes(UTF_8);

        assertThat(text(PacketEncoder.connect("/", sid))).isEqualTo("0{\"sid\":\"x\"}");
        assertThat(text(PacketEncoder.connect("/chat", sid))).isEqualTo("0/chat,{\"sid\":\"x\"}");
    }

    @Test
    void connectErrorCarriesTheReason() {
        byte[] reason = "{\"message\":\"no\"}".getBytes(UTF_8);

        assertThat(text(PacketEncoder.connectError("/", reason))).isEqualTo("4{\"message\":\"no\"}");
        assertThat(text(PacketEncoder.connectError("/chat", reason))).isEqualTo("4/chat,{\"message\":\"no\"}");
    }

    @Test
    void disconnectCarriesNothing() {
        assertThat(text(PacketEncoder.disconnect("/"))).isEqualTo("1");
        assertThat(text(PacketEncoder.disconnect("/grüße"))).isEqualTo("1/grüße,");
    }

    @Test
    void anEventHasItsIdOnlyIfAnAckIsAskedFor() {
        assertThat(text(PacketEncoder.event("/", Packet.NO_ACK, JSON, List.of())))
                .isEqualTo("2[\"é\"]");
        assertThat(text(PacketEncoder.event("/", 0, JSON, List.of()))).isEqualTo("20[\"é\"]");
        assertThat(text(PacketEncoder.event("/chat", 1234567890123L, JSON, List.of())))
                .isEqualTo("2/chat,1234567890123[\"é\"]");
    }

    @Test
    void anEventWithAttachmentsSaysHowMany() {
        Frame frame = PacketEncoder.event("/", Packet.NO_ACK, JSON, List.of(ATTACHMENT));

        assertThat(text(frame)).isEqualTo("51-[\"é\"]");
        assertThat(frame.attachments()).containsExactly(ATTACHMENT);
        assertThat(text(PacketEncoder.event("/chat", 10, JSON, Collections.nCopies(12, ATTACHMENT))))
                .isEqualTo("512-/chat,10[\"é\"]");
    }

    @Test
    void anAckHasTheIdOfItsEvent() {
        assertThat(text(PacketEncoder.ack("/", 9, JSON, List.of()))).isEqualTo("39[\"é\"]");
        assertThat(text(PacketEncoder.ack("/chat", 10, JSON, List.of()))).isEqualTo("3/chat,10[\"é\"]");
    }

    @Test
    void anAckWithAttachmentsSaysHowMany() {
        assertThat(text(PacketEncoder.ack("/", 9, JSON, List.of(ATTACHMENT, new byte[0]))))
                .isEqualTo("62-9[\"é\"]");
        assertThat(text(PacketEncoder.ack("/chat", 9, JSON, List.of(ATTACHMENT))))
                .isEqualTo("61-/chat,9[\"é\"]");
    }

    private static String text(Frame frame) {
        return new String(frame.text(), UTF_8);
    }
}
