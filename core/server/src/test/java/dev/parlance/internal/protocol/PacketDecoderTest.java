package dev.parlance.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.TransportPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketDecoderTest {
    private static final int MAX_ATTACHMENTS = 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0 /",
                "0/ /",
                "0/, /",
                "0/?token=1, /",
                "0/chat /chat",
                "0/chat, /chat",
                "0/chat?x=1 /chat",
                "0/chat?x=1, /chat",
                "0/chat?x=/a?b, /chat",
                "0/a/b-1, /a/b-1",
            })
    @TransportPoint(11)
    void aConnectWithoutAuthNamesItsNamespace(String text, String namespace) throws Exception {
        Packet.Connect connect = (Packet.Connect) decode(text);

        assertThat(connect.namespace()).isEqualTo(namespace);
        assertThat(connect.auth()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0{} / {}",
                "0{\"a\":1} / {\"a\":1}",
                "0/,{\"token\":\"a?,[\"} / {\"token\":\"a?,[\"}",
                "0/chat,{\"token\":\"a?,[\"} /chat {\"token\":\"a?,[\"}",
                "0/chat?x=1,{\"token\":\"/,\"} /chat {\"token\":\"/,\"}",
            })
    @TransportPoint(11)
    void anAuthPayloadMayHoldWhatElsewhereSeparates(String text, String namespace, String auth) throws Exception {
        Packet.Connect connect = (Packet.Connect) decode(text);

        assertThat(connect.namespace()).isEqualTo(namespace);
        assertThat(connect.auth()).asString(UTF_8).isEqualTo(auth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"1 /", "1/, /", "1/chat /chat", "1/chat, /chat"})
    void aDisconnectNamesItsNamespace(String text, String namespace) throws Exception {
        assertThat(decode(text)).isEqualTo(new Packet.Disconnect(namespace));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "2[\"a\"] / -1 [\"a\"] false 0",
                "2/chat,[\"a\"] /chat -1 [\"a\"] false 0",
                "20[\"a\"] / 0 [\"a\"] false 0",
                "2/chat,12[\"a\",{\"b\":1}] /chat 12 [\"a\",{\"b\":1}] false 0",
                "29007199254740991[] / 9007199254740991 [] false 0",
                "51-[\"a\"] / -1 [\"a\"] true 1",
                "510-/chat,7[\"a\"] /chat 7 [\"a\"] true 10",
            })
    void anEventHasItsIdAndItsJson(
            String text, String namespace, long ackId, String json, boolean binary, int attachments) throws Exception {
        Packet.Event event = (Packet.Event) decode(text);

        assertThat(event.namespace()).isEqualTo(namespace);
        assertThat(event.ackId()).isEqualTo(ackId);
        assertThat(event.expectsAck()).isEqualTo(ackId >= 0);
        assertThat(event.json()).asString(UTF_8).isEqualTo(json);
        assertThat(event.binary()).isEqualTo(binary);
        assertThat(event.attachments()).isEqualTo(attachments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "30[] / 0 [] false 0",
                "3/chat,12[1,null] /chat 12 [1,null] false 0",
                "62-/chat,3[] /chat 3 [] true 2",
            })
    void anAckHasItsIdAndItsJson(
            String text, String namespace, long ackId, String json, boolean binary, int attachments) throws Exception {
        Packet.Ack ack = (Packet.Ack) decode(text);

        assertThat(ack.namespace()).isEqualTo(namespace);
        assertThat(ack.ackId()).isEqualTo(ackId);
        assertThat(ack.json()).asString(UTF_8).isEqualTo(json);
        assertThat(ack.binary()).isEqualTo(binary);
        assertThat(ack.attachments()).isEqualTo(attachments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "9[\"a\"]",
                "abc",
                " 2[\"a\"]",
                "[\"a\"]",
                "{}",
                "4{\"message\":\"no\"}",
                "4",
                "0[]",
                "0\0",
                "1\0",
                "0null",
                "0\"a\"",
                "01{}",
                "0/chat,x",
                "1{}",
                "1/chat,{}",
                "12",
                "2",
                "2{}",
                "2\"a\"",
                "2 [\"a\"]",
                "2abc[\"a\"]",
                "2-1[\"a\"]",
                "21.5[\"a\"]",
                "2/chat",
                "2/chat,",
                "2/chat[\"a\"]",
                "2/chat[\"a\",1]",
                "29007199254740992[\"a\"]",
                "299999999999999999999999999[\"a\"]",
                "3[]",
                "3/chat,[]",
                "3",
                "31",
                "31{}",
                "5[\"a\"]",
                "5-[\"a\"]",
                "50-[\"a\"]",
                "500-[\"a\"]",
                "60-3[]",
                "51[\"a\"]",
                "51",
                "51-",
                "5x-[\"a\"]",
                "5-1-[\"a\"]",
                "6[]",
                "61-[]",
            })
    void textThatIsNoPacketIsMalformed(String text) {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"511-[\"a\"]", "5999999999999999999999-[\"a\"]", "611-0[]"})
    @TransportPoint(5)
    void theNumberOfAttachmentsIsBounded(String text) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> decode(text))
                .withMessage("too many attachments");
    }

    @Test
    void aNamespaceIsBounded() throws Exception {
        String longest = "/" + "x".repeat(PacketDecoder.MAX_NAMESPACE_BYTES - 1);

        assertThat(decode("0" + longest + "?" + "q".repeat(1000) + ",").namespace())
                .isEqualTo(longest);
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> decode("0" + longest + "x,"));
    }

    @Test
    void aNamespaceMayBeAnyText() throws Exception {
        assertThat(decode("1/grüße/日本,").namespace()).isEqualTo("/grüße/日本");
    }

    @Test
    void aMalformedPacketCostsNoStackTrace() {
        assertThat(new MalformedPacketException("x").getStackTrace()).isEmpty();
    }

    @Test
    void changedPacketsAreReadOrMalformed() {
        String[] seeds = {"0/chat,{\"a\":1}", "1/chat,", "2/chat,12[\"a\"]", "312[1]", "52-/chat,3[\"a\"]", "61-4[]"};
        Random random = new Random(20260101);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] utf8 = seeds[random.nextInt(seeds.length)].getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                utf8[random.nextInt(utf8.length)] = (byte) random.nextInt(256);
            }
            try {
                PacketDecoder.decode(utf8, MAX_ATTACHMENTS);
                read++;
            } catch (MalformedPacketException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
        assertThat(read).isBetween(25_000, 99_000);
    }

    private static Packet decode(String text) throws MalformedPacketException {
        return PacketDecoder.decode(text.getBytes(UTF_8), MAX_ATTACHMENTS);
    }
}
