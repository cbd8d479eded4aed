package dev.parlance.catalogue.messenger;

import static dev.parlance.catalogue.messenger.TestMessenger.PREFIX;
import static dev.parlance.catalogue.messenger.TestMessenger.ack;
import static dev.parlance.catalogue.messenger.TestMessenger.auth2;
import static dev.parlance.catalogue.messenger.TestMessenger.client;
import static dev.parlance.catalogue.messenger.TestMessenger.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code conf} and {@code auth2}, and what a client is before them. */
class MessengerSignInTest {
    @AutoClose
    private final TestMessenger world = new TestMessenger();

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void auth2IsAnsweredWithTheClient() {
        Wire wire = world.guest().send(auth2("ada"));
        assertThat(wire.received())
                .containsExactly("3/messenger,1[{\"RC\":0,\"RM\":\"OK\",\"result\":" + client("ada") + "}]");
    }

    @Test
    void headersMayFollowTheToken() {
        for (String headers : new String[] {"\"text\"", "{\"X-Device\":\"phone\"}"}) {
            Wire wire = world.guest().send(PREFIX + "1[\"auth2\",\"ada\"," + headers + "]");
            assertThat(wire.received()).containsExactly(ack("\"result\":" + client("ada")));
        }
    }

    @Test
    void anEventBeforeAuth2IsRefusedAndReachesNobody() {
        Wire bob = world.signedIn("bob");
        Wire guest = world.guest()
                .send(PREFIX + "1[\"chat message\",{\"room\":\"r1\",\"message\":\"a\"}]")
                .send(PREFIX + "[\"typing\",\"r1\"]");
        assertThat(guest.received()).containsExactly(refused(401, "not signed in"));
        world.nothingElseCame(bob);
        assertThat(guest.received()).isEmpty();
        assertThat(guest.closeReason()).isNull();
    }

    @Test
    void aWrongTokenIsAnsweredAndEndsTheConnection() {
        Wire guest = world.guest().send(auth2("nobody"));
        assertThat(guest.received()).containsExactly(refused(401, "the token is not valid"), "1/messenger,");
        assertThat(guest.closeReason()).isEqualTo("forced close");
    }

    @Test
    void anInvalidAuth2IsAnsweredAndMayBeTriedAgain() {
        Wire guest = world.guest().send(PREFIX + "1[\"auth2\"]").send(PREFIX + "1[\"auth2\",7]");
        assertThat(guest.received()).hasSize(2).allMatch(ack -> ack.startsWith("3/messenger,1[{\"RC\":400,"));
        guest.send(auth2("ada"));
        assertThat(guest.received()).containsExactly(ack("\"result\":" + client("ada")));
    }

    @Test
    void auth2TwiceIsRefusedAndChangesNothing() {
        Wire wire = world.signedIn("ada").send(auth2("bob"));
        assertThat(wire.received()).containsExactly(refused(400, "the socket is authenticated already"));
        assertThat(world.namespace.sockets())
                .singleElement()
                .satisfies(socket -> assertThat(socket.user().id()).isEqualTo("ada"));
    }

    @Test
    void auth2TwiceAtOnceIsOneSignIn() {
        Wire wire = world.guest().send(auth2("ada")).send(auth2("bob"));
        assertThat(wire.received())
                .containsExactlyInAnyOrder(
                        ack("\"result\":" + client("ada")), refused(400, "the socket is authenticated already"));
        assertThat(world.namespace.sockets()).hasSize(1);
    }

    @Test
    void whoDoesNotSignInInTimeIsDisconnected() {
        Wire guest = world.guest();
        world.server.advance(Duration.ofSeconds(44));
        assertThat(guest.closeReason()).isNull();
        world.server.advance(Duration.ofSeconds(1));
        assertThat(guest.received()).containsExactly("1/messenger,");
        assertThat(guest.closeReason()).isEqualTo("forced close");
    }

    @Test
    void afterConfEverythingIsInBase64() {
        Wire wire = world.guest().send(PREFIX + "1[\"conf\",{\"encoding\":\"base64\"}]");
        assertThat(wire.received()).containsExactly(ack(""));
        wire.send(PREFIX + "1[\"auth2\",\"" + base64("\"ada\"") + "\"]");
        String result = "{\"RC\":0,\"RM\":\"OK\",\"result\":" + client("ada") + "}";
        assertThat(wire.received()).containsExactly("3/messenger,1[\"" + base64(result) + "\"]");
        world.messenger.changePref("ada", new MessengerEvents.MyPrefChange(1, "k"), null);
        world.messenger.deletePref("ada", "k", null);
        assertThat(wire.received())
                .containsExactly(
                        PREFIX + "[\"myPrefChange\",\"" + base64("{\"data\":1,\"key\":\"k\"}") + "\"]",
                        PREFIX + "[\"myPrefDelete\",\"" + base64("\"k\"") + "\"]");
    }

    @Test
    void confAfterAuth2IsRefusedAndChangesNothing() {
        Wire wire = world.signedIn("ada").send(PREFIX + "1[\"conf\",{\"encoding\":\"base64\"}]");
        assertThat(wire.received()).containsExactly(refused(400, "conf comes before auth2"));
        world.nothingElseCame(wire);
    }

    @Test
    void anUnknownEncodingIsRefusedAndChangesNothing() {
        Wire wire = world.guest().send(PREFIX + "1[\"conf\",{\"encoding\":\"rot13\"}]");
        assertThat(wire.received()).containsExactly(refused(400, "encoding is base64, or left out"));
        wire.send(auth2("ada"));
        assertThat(wire.received()).containsExactly(ack("\"result\":" + client("ada")));
    }

    @Test
    void brokenBase64IsRefusedAndReachesNobody() {
        Wire bob = world.signedIn("bob");
        Wire wire = inBase64("ada");
        for (String argument :
                new String[] {"***", base64("{\"room\":"), base64("[".repeat(2_000)), base64("\"r1\"")}) {
            wire.send(PREFIX + "1[\"chat message\",\"" + argument + "\"]");
            String ack = wire.received().get(0);
            String decoded = new String(
                    Base64.getDecoder().decode(ack.substring(ack.indexOf('"') + 1, ack.lastIndexOf('"'))),
                    StandardCharsets.UTF_8);
            assertThat(decoded).startsWith("{\"RC\":400,");
        }
        wire.send(PREFIX + "1[\"chat message\",{\"room\":\"r1\",\"message\":\"plain\"}]");
        assertThat(wire.received()).hasSize(1);
        world.nothingElseCame(bob);
    }

    private Wire inBase64(String name) {
        Wire wire = world.guest().send(PREFIX + "1[\"conf\",{\"encoding\":\"base64\"}]");
        assertThat(wire.received()).containsExactly(ack(""));
        wire.send(PREFIX + "1[\"auth2\",\"" + base64("\"" + name + "\"") + "\"]");
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private static String message(int length) {
        String message = "{\"room\":\"r1\",\"message\":\"" + "x".repeat(length) + "\"}";
        return PREFIX + "1[\"chat message\",\"" + base64(message) + "\"]";
    }

    @Test
    void aMegabyteInBase64EndsTheConnectionAndReachesNobody() {
        Wire bob = world.signedIn("bob");
        Wire guest = world.guest().send(PREFIX + "1[\"conf\",{\"encoding\":\"base64\"}]");
        assertThat(guest.received()).containsExactly(ack(""));
        guest.send(PREFIX + "1[\"auth2\",\"" + base64("\"" + "x".repeat(1_000_000) + "\"") + "\"]");
        assertThat(guest.closeReason()).isEqualTo("transport error");
        Wire ada = inBase64("ada").send(message(1_000_000));
        assertThat(ada.closeReason()).isEqualTo("transport error");
        world.nothingElseCame(bob);
    }

    @Test
    void limitsHoldForWhatIsDecoded() {
        Wire bob = world.signedIn("bob");
        Wire ada = inBase64("ada").send(message(100_000));
        String refusal = "{\"RC\":400,\"RM\":\"message must have at most 16384 bytes\"}";
        assertThat(ada.received()).containsExactly("3/messenger,1[\"" + base64(refusal) + "\"]");
        world.nothingElseCame(bob);
    }
}
