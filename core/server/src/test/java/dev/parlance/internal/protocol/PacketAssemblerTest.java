package dev.parlance.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.TransportPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacketAssemblerTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};
    private static final byte[] EMPTY = {};

    private final PacketAssembler assembler = new PacketAssembler(10, 100);

    @Test
    void aTextPacketIsCompleteAtOnce() throws Exception {
        Assembled assembled = text("2[\"a\"]");

        assertThat(assembled.packet()).isInstanceOf(Packet.Event.class);
        assertThat(assembled.attachments()).isEmpty();
    }

    @Test
    void aBinaryPacketIsCompleteWithItsLastAttachment() throws Exception {
        assertThat(text("52-[\"a\"]")).isNull();
        assertThat(assembler.binary(ONE)).isNull();
        Assembled assembled = assembler.binary(TWO);

        assertThat(((Packet.Event) assembled.packet()).json()).asString(UTF_8).isEqualTo("[\"a\"]");
        assertThat(assembled.attachments()).containsExactly(ONE, TWO);
    }

    @Test
    void aBinaryAckIsCompleteWithItsLastAttachment() throws Exception {
        assertThat(text("61-3[]")).isNull();

        assertThat(assembler.binary(ONE).packet()).isInstanceOf(Packet.Ack.class);
    }

    @Test
    void onePacketFollowsAnother() throws Exception {
        text("51-[\"a\"]");
        assembler.binary(ONE);
        text("51-[\"b\"]");
        Assembled second = assembler.binary(TWO);

        assertThat(((Packet.Event) second.packet()).json()).asString(UTF_8).isEqualTo("[\"b\"]");
        assertThat(second.attachments()).containsExactly(TWO);
        assertThat(text("2[\"c\"]")).isNotNull();
    }

    @Test
    @TransportPoint(21)
    void anEmptyAttachmentIsKept() throws Exception {
        text("53-[\"a\"]");
        assembler.binary(EMPTY);
        assembler.binary(ONE);

        assertThat(assembler.binary(EMPTY).attachments()).containsExactly(EMPTY, ONE, EMPTY);
    }

    @Test
    @TransportPoint(21)
    void aTextWhileAnAttachmentIsDueIsMalformed() throws Exception {
        text("51-[\"a\"]");

        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> text("2[\"b\"]"))
                .withMessage("a text where an attachment is due");
    }

    @Test
    void aBinaryWithoutAnAnnouncementIsMalformed() throws Exception {
        text("2[\"a\"]");

        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> assembler.binary(ONE))
                .withMessage("a binary where no attachment is due");
    }

    @Test
    @TransportPoint(5)
    void moreAttachmentsThanAllowedAreMalformed() {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> text("511-[\"a\"]"));
    }

    @Test
    @TransportPoint(5)
    void aPacketIsBoundedWithItsAttachments() throws Exception {
        text("52-[\"a\"]");
        assertThat(assembler.binary(new byte[92])).isNull();

        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> assembler.binary(ONE))
                .withMessage("a packet of more than 100 bytes with its attachments");
    }

    @Test
    void whatHasComeIsCountedUntilItsPacketIsComplete() throws Exception {
        assertThat(assembler.pendingBytes()).isZero();
        text("52-/chat,[\"a\"]");
        assembler.binary(TWO);
        assertThat(assembler.pendingBytes()).isEqualTo(16);
        assertThat(assembler.pendingNamespace()).isEqualTo("/chat");
        assembler.binary(ONE);
        assertThat(assembler.pendingBytes()).isZero();
    }

    private @Nullable Assembled text(String text) throws MalformedPacketException {
        return assembler.text(text.getBytes(UTF_8));
    }
}
