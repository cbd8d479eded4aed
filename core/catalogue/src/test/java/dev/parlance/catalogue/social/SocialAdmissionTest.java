package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may not stay, or not go on, and what they receive. */
class SocialAdmissionTest {
    private static final String START = "[\"typing-started\",{\"chat\":\"c1\"}]";

    private final TestSocial social = new TestSocial(builder -> builder.admission((user, handshake) -> {
        switch (user.id()) {
            case "eve" -> throw SocialRefusals.accountTerminated("Your account has been terminated.");
            case "mallory" -> throw SocialRefusals.authorizationFailed("Who are you?");
            case "zoe" -> throw SocialRefusals.verificationRequired("Please verify your email first");
            default -> {}
        }
    }));
    private final List<SocialClient> others = social.online("bob");

    @AfterEach
    void theOthersReceiveNothing() {
        social.advance(Duration.ofMinutes(1));
        assertThat(others.get(0).received()).isEmpty();
        social.close();
    }

    private void isNotAdmitted(String user, String event, String message, boolean closed) {
        SocialClient client = social.connect(user);
        assertThat(client.received())
                .containsExactly("[\"" + event + "\",{\"message\":\"" + message + "\"}]", "disconnect");
        assertThat(client.closeReason() != null).isEqualTo(closed);
        assertThat(social.feature().isOnline(user)).isFalse();
    }

    @Test
    void whoMayNotStayReceivesTheErrorEventAndNothingElse() {
        isNotAdmitted("eve", "account-terminated", "Your account has been terminated.", true);
        isNotAdmitted("mallory", "authorization-failed", "Who are you?", true);
        isNotAdmitted("zoe", "verification-required", "Please verify your email first", false);
    }

    @Test
    void aMiddlewareRefusesInTheSameWay() {
        social.namespace().useEvents((socket, event) -> {
            if (socket.user().id().equals("bob")) {
                throw SocialRefusals.verificationRequired("Please verify your email first");
            }
            throw SocialRefusals.accountTerminated("Your account has been terminated.");
        });
        others.get(0).refused(START, "verification-required", "Please verify your email first");

        SocialClient ada = social.online("ada").get(0);
        others.get(0).received();
        assertThat(ada.send(START).received())
                .containsExactlyInAnyOrder(
                        "ack:[{\"event\":\"account-terminated\","
                                + "\"data\":{\"message\":\"Your account has been terminated.\"}}]",
                        "[\"account-terminated\",{\"message\":\"Your account has been terminated.\"}]",
                        "disconnect")
                .last()
                .isEqualTo("disconnect");
        assertThat(ada.closeReason()).isNotNull();
        social.advance(SocialFeature.GRACE);
        others.get(0).received();
    }

    @Test
    void aHandlerThatFailsIsTheServersError() {
        social.namespace().on(SocialEvents.START_TYPING, (socket, typing) -> {
            throw new IllegalStateException("a secret");
        });
        others.get(0).refused(START, "server-error", "the server failed to handle this event");
    }
}
