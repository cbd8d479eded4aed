package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets that the protocol (Socket.IO, revision 5) does not define, or not in that place. */
class RawPacketsIT extends RawBehaviours {
    private static final byte[] BYTES = {1, 2, 3};

    @Test
    void anEventBeforeConnectEndsTheConnection() throws Exception {
        client.send("2[\"note\",{\"number\":1}]");
        expectClosed();
    }

    @Test
    void anAckBeforeConnectEndsTheConnection() throws Exception {
        client.send("30[]");
        expectClosed();
    }

    @Test
    void anEventForANamespaceThatWasNotJoinedEndsTheConnection() throws Exception {
        String id = client.connect("0");
        client.send("2/news,[\"note\",{\"number\":1}]");
        expectClosed();
        assertThat(reason(id)).isEqualTo("parse error");
    }

    @Test
    void aDisconnectOfANamespaceThatWasNotJoinedEndsTheConnection() throws Exception {
        client.connect("0");
        client.send("1/news,");
        expectClosed();
    }

    @Test
    void aSecondConnectEndsTheConnection() throws Exception {
        String id = client.connect("0");
        client.send("0");
        expectClosed();
        assertThat(reason(id)).isEqualTo("parse error");
    }

    @Test
    void aConnectAfterADisconnectIsAFirstOne() throws Exception {
        String id = client.connect("0");
        client.send("1");
        assertThat(reason(id)).isEqualTo("client namespace disconnect");
        assertThat(client.connect("0")).isNotEqualTo(id);
        client.send("20[\"echo\",1]");
        assertThat(client.next()).isEqualTo("30[1]");
    }

    @Test
    void aRefusedClientThatGoesOnSendingIsDisconnected() throws Exception {
        client.send("0{\"refuse\":\"no\"}");
        assertThat(client.next()).isEqualTo("4{\"message\":\"no\"}");
        client.send("2[\"note\",{\"number\":1}]");
        expectClosed();
    }

    @Test
    void aRefusedClientMayTryAgainAndHasMissedAll() throws Exception {
        client.send("0{\"refuse\":\"no\",\"data\":\"yes\"}");
        assertThat(client.next()).startsWith("4{\"message\":\"no\",\"data\":{");
        server().main().exceptSockets(bystanderId()).untyped().emit("to all others");
        client.connect("0");
        client.send("20[\"echo\",\"now\"]");
        assertThat(client.next()).isEqualTo("30[\"now\"]");
    }

    @Test
    void anUnknownNamespaceIsRefusedAndTheConnectionLives() throws Exception {
        client.send("0/nowhere,");
        assertThat(client.next()).isEqualTo("4/nowhere,{\"message\":\"Invalid namespace\"}");
        client.send("0/project-x,{}");
        assertThat(client.next()).isEqualTo("4/project-x,{\"message\":\"Invalid namespace\"}");
        client.connect("0");
    }

    @Test
    void eventsOfADisconnectedSocketReachNoHandler() throws Exception {
        client.connect("0/news,");
        String id = client.connect("0");
        client.send("2[\"please-disconnect\"]");
        assertThat(client.next()).isEqualTo("1");
        // It could not have known yet.
        client.send("2[\"note\",{\"number\":1}]");
        client.send("20[\"echo\",1]");
        client.send("2/news,0[\"echo\",\"fence\"]");
        assertThat(client.next()).isEqualTo("3/news,0[\"fence\"]");
        assertThat(notes()).isZero();
        assertThat(reason(id)).isEqualTo("server namespace disconnect");
        assertThat(client.connect("0")).isNotEqualTo(id);
    }

    @Test
    void aDisconnectedConnectionIsClosedWhateverTheClientDoes() throws Exception {
        client.connect("0/news,");
        client.connect("0");
        client.send("2[\"please-disconnect-connection\"]");
        assertThat(client.next() + client.next()).isIn("11/news,", "1/news,1");
        expectClosed();
    }

    @Test
    void aClientThatJoinsNothingIsDisconnected() throws Exception {
        expectClosed();
    }

    @Test
    void aClientThatLeavesAllIsDisconnected() throws Exception {
        client.connect("0/news,");
        client.send("1/news,");
        expectClosed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "7",
                "9[\"note\",{\"number\":1}]",
                "2",
                "2{}",
                "2\"note\"",
                "2[]",
                "2[true]",
                "2[null]",
                "2[{}]",
                "2[[\"note\"]]",
                "2[\"note\"",
                "2[\"note\",{\"number\":1}",
                "2[\"note\",{\"number\":1}]]",
                "2[\"note\",{\"number\":1}] x",
                "2[\"note\",{\"number\":1},]",
                "2[\"note\",{'number':1}]",
                "2[\"note\",{\"number\":NaN}]",
                "2[\"note\",{\"number\":01}]",
                "2 [\"note\",{\"number\":1}]",
                "2-1[\"note\",{\"number\":1}]",
                "21",
                "299999999999999999999[\"note\",{\"number\":1}]",
                "2/,",
                "2/news,[\"note\",{\"number\":1}]",
                "2[\"connect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnect\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "3",
                "3[]",
                "30",
                "30{}",
                "30[",
                "1x",
                "1[]",
                "4{\"message\":\"no\"}",
                "0",
                "0x",
                "0/news,[]",
                "0/news,\"x\"",
                "0/news,{",
                "0/news,{}}",
                "0/news,{\"user\"}",
                "5[\"note\",{\"number\":1}]",
                "5-[\"note\",{\"number\":1}]",
                "5x-[\"note\",{\"number\":1}]",
                "5-1-[\"note\",{\"number\":1}]",
                "51[\"note\",{\"number\":1}]",
                "50-[\"note\",{\"_placeholder\":true,\"num\":0}]",
                "565-[\"note\",{\"number\":1}]",
                "5999999999-[\"note\",{\"number\":1}]",
                "599999999999999999999-[\"note\",{\"number\":1}]",
                "61-[]",
                "665-0[]"
            })
    void aMalformedPacketEndsTheConnection(String packet) throws Exception {
        String id = client.connect("0");
        client.send(packet);
        expectClosed();
        assertThat(reason(id)).isEqualTo("parse error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "51-[\"note\",{\"_placeholder\":true,\"num\":1}]",
                "51-[\"note\",{\"_placeholder\":true,\"num\":-1}]",
                "51-[\"note\",{\"_placeholder\":true,\"num\":\"0\"}]",
                "51-[\"note\",{\"_placeholder\":true,\"num\":0.5}]",
                "51-[\"note\",{\"_placeholder\":true}]",
                "51-[{\"_placeholder\":true,\"num\":0}]",
                "51-[]",
                "51-{}",
                "61-0[{\"_placeholder\":true,\"num\":1}]",
                "61-[{\"_placeholder\":true,\"num\":0}]"
            })
    void aBadPlaceholderEndsTheConnection(String packet) throws Exception {
        client.connect("0");
        client.send(packet);
        client.send(BYTES);
        expectClosed();
    }

    @Test
    void aTextWhereAnAttachmentIsDueEndsTheConnection() throws Exception {
        client.connect("0");
        client.send("52-[\"note\",{\"number\":1,\"data\":{\"_placeholder\":true,\"num\":0}}]");
        client.send(BYTES);
        client.send("2[\"note\",{\"number\":1}]");
        expectClosed();
    }

    @Test
    void anAttachmentOfNothingEndsTheConnection() throws Exception {
        client.connect("0");
        client.send(BYTES);
        expectClosed();
    }

    @Test
    void anAttachmentBeforeConnectEndsTheConnection() throws Exception {
        client.send(BYTES);
        expectClosed();
    }

    @Test
    void endlessNestingEndsTheConnection() throws Exception {
        client.connect("0");
        client.send("20[\"echo\"," + "[".repeat(40_000) + "]".repeat(40_000) + "]");
        expectClosed();
    }

    @Test
    void aNumberOfManyDigitsCostsNothing() throws Exception {
        client.connect("0");
        client.send("20[\"echo\",1e999999999]");
        assertThat(client.next()).startsWith("30[");
        client.send("21[\"echo\",1" + "0".repeat(90_000) + "]");
        expectClosed();
    }

    @Test
    void halfASurrogateIsEchoed() throws Exception {
        client.connect("0");
        client.send("20[\"echo\",\"\\ud83d\"]");
        assertThat(client.next()).startsWith("30[");
        client.send("21[\"echo\",\"\\ud83d\\ude00\"]");
        assertThat(client.next()).isEqualTo("31[\"\uD83D\uDE00\"]");
    }

    @Test
    void aMessageAboveTheLimitEndsTheConnection() throws Exception {
        client.connect("0");
        client.send("2[\"note\",\"" + "x".repeat(MAX_PAYLOAD) + "\"]");
        expectClosed();
    }

    @Test
    void attachmentsAboveTheLimitTogetherEndTheConnection() throws Exception {
        client.connect("0");
        byte[] half = "x".repeat(MAX_PAYLOAD / 2).getBytes(StandardCharsets.US_ASCII);
        client.send("52-[\"note\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        client.send(half);
        client.send(half);
        expectClosed();
    }

    @Test
    void aMessageBelowTheLimitIsTaken() throws Exception {
        client.connect("0");
        client.send("20[\"echo\",\"" + "x".repeat(MAX_PAYLOAD - 100) + "\"]");
        assertThat(client.next()).hasSize(MAX_PAYLOAD - 100 + 6);
    }
}
