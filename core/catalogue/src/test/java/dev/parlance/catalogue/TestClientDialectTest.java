package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.MessengerEvents;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.social.SocialEvents;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test kit's client reads what each dialect writes into its acks. */
class TestClientDialectTest {
    @Test
    void theMessengersAnswerIsItsResult() {
        try (TestServer server = TestServer.create(MessengerCatalogue.MESSENGER)) {
            ClientPayload ana = ClientPayload.of("c1");
            server.namespace("/").handle(MessengerEvents.AUTH2, (socket, auth) -> ana);
            assertThat(server.connect("/").request(MessengerEvents.AUTH2, new MessengerEvents.Auth2("token", null)))
                    .isEqualTo(ana);
        }
    }

    @ParameterizedTest
    @CsvSource({"unauthorized, unauthorized", "not-found, 400", "server-error, 400"})
    void theMessengersRefusalIsItsNumberAndItsText(String code, String read) {
        try (TestServer server = TestServer.create(MessengerCatalogue.MESSENGER)) {
            server.namespace("/").handle(MessengerEvents.AUTH2, (socket, auth) -> {
                throw new RefusedException(code, "not now");
            });
            TestClient client = server.connect("/");
            assertThat(refusal(() -> client.request(MessengerEvents.AUTH2, new MessengerEvents.Auth2("token", null))))
                    .isEqualTo(Refusal.of(read, "not now"));
        }
    }

    @ParameterizedTest
    @CsvSource({"unauthorized, authorization-failed", "not-found, not-found", "timeout, server-error"})
    void theSocialCataloguesRefusalIsTheNameOfItsEventAndItsText(String code, String read) {
        try (TestServer server = TestServer.create(SocialCatalogue.SOCIAL)) {
            server.namespace("/").on(SocialEvents.START_TYPING, (socket, typing) -> {
                if (!typing.chat().equals("c1")) {
                    throw new RefusedException(code, "not now");
                }
            });
            TestClient client = server.connect("/");
            client.emitAndWait(SocialEvents.START_TYPING, new SocialEvents.InChat("c1"));
            assertThat(refusal(() -> client.emitAndWait(SocialEvents.START_TYPING, new SocialEvents.InChat("c2"))))
                    .isEqualTo(Refusal.of(read, "not now"));
        }
    }

    @Test
    void thePlatformsRefusalIsWhole() {
        try (TestServer server = TestServer.create(PlatformCatalogue.PLATFORM)) {
            Refusal refusal =
                    Refusal.of("rate-limited", "too fast").withField("chatId").withRetryAfter(Duration.ofMillis(500));
            server.namespace("/").handle(ChatEvents.JOIN, (socket, join) -> {
                throw new RefusedException(refusal);
            });
            TestClient client = server.connect("/");
            assertThat(refusal(() -> client.request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"))))
                    .isEqualTo(refusal.forEvent("chat:join"));
            assertThat(client.expect(ErrorEvents.ERROR).code()).isEqualTo("rate-limited");
        }
    }

    private static Refusal refusal(ThrowingCallable request) {
        return catchThrowableOfType(RefusedException.class, request).refusal();
    }
}
