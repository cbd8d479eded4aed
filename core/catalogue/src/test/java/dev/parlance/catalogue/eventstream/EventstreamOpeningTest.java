package dev.parlance.catalogue.eventstream;

import static dev.parlance.catalogue.eventstream.TestEventstream.created;
import static dev.parlance.catalogue.eventstream.TestEventstream.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.eventstream.TestEventstream.Viewer;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in to the event stream, and what becomes of those who send something. */
class EventstreamOpeningTest {
    @AutoClose
    private final TestEventstream app = new TestEventstream();

    private HttpResponse refusal(Headers headers) {
        HttpResponse response = catchThrowableOfType(RequestRefusedException.class, () -> app.open(headers))
                .response();
        assertThat(app.namespace.sockets()).isEmpty();
        return response;
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session=ada's session",
                "a=b; session=ada's session; c=d",
                "session=\"ada's session\"",
                "session=ada's session;session=ada's session",
                "Session=no; session = ada's session"
            })
    void aSessionCookieOpensIt(String cookie) {
        Wire ada = app.open(Headers.of("Cookie", cookie));
        app.created(message(7, 2, "hi"));
        assertThat(ada.received()).containsExactly(created(7, 2, "hi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "session=",
                "session=wrong",
                "sessions=ada's session",
                "session",
                "session=ada's session; session=other",
                "x=session=ada's session"
            })
    void aWrongCookieIs401(String cookie) {
        assertThat(refusal(Headers.of("Cookie", cookie)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ada's token", "bearer ada's token", "BEARER  ada's token "})
    void aTokenOpensIt(String authorization) {
        Wire ada = app.open(Headers.of("Authorization", authorization));
        app.created(message(7, 2, "hi"));
        assertThat(ada.received()).containsExactly(created(7, 2, "hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic ada's token", "ada's token"})
    void aWrongTokenIs401(String authorization) {
        HttpResponse response = refusal(Headers.of("Authorization", authorization));
        assertThat(response.status()).isEqualTo(401);
        assertThat(text(response)).isEqualTo("{\"message\":\"Authentication error\"}");
    }

    @Test
    void noCredentialsAre401() {
        assertThat(refusal(Headers.NONE).status()).isEqualTo(401);
    }

    @Test
    void twoTokensAndOneThatIsTooLongAre401() {
        String token = "Bearer ada's token";
        assertThat(refusal(Headers.of("Authorization", token, "Authorization", token))
                        .status())
                .isEqualTo(401);
        assertThat(refusal(Headers.of("Authorization", "Bearer " + "x".repeat(8 * 1024 + 1)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aWrongTokenIsNotMadeGoodByACookie() {
        assertThat(refusal(Headers.of("Authorization", "Bearer wrong", "Cookie", "session=ada's session"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatCannotBeVerifiedNowIs503() {
        EventstreamSessions<Viewer> failing = new EventstreamSessions<>() {
            @Override
            public @Nullable Viewer bySession(String cookie) throws Exception {
                throw new java.io.IOException("down");
            }

            @Override
            public @Nullable Viewer byToken(String token) {
                return null;
            }
        };
        app.server
                .namespaceBuilder("/other")
                .authenticator(new EventstreamAuthenticator<>(failing).cookie("sid"))
                .webSocket("/other", dev.parlance.catalogue.EventstreamCatalogue.FORMAT)
                .build();
        HttpResponse response = catchThrowableOfType(
                        RequestRefusedException.class,
                        () -> app.server.connectWebSocket("/other", Headers.of("Cookie", "sid=x")))
                .response();
        assertThat(response.status()).isEqualTo(503);
        assertThat(text(response)).doesNotContain("down");
    }

    @Test
    void roomsThatCannotBeLoadedAre503() {
        HeldRooms failing = new HeldRooms(TestEventstream.rooms());
        failing.fail = true;
        try (TestEventstream other = new TestEventstream(AdapterFactory.STANDALONE, failing.rooms, failing)) {
            HttpResponse response = catchThrowableOfType(RequestRefusedException.class, () -> other.open("ada"))
                    .response();
            assertThat(response.status()).isEqualTo(503);
        }
    }

    @Test
    void whoSendsAnythingIsClosedAndNobodyHearsOfIt() {
        Wire ada = app.open("ada");
        Wire bob = app.open("bob");
        Wire binary = app.open("ada");
        ada.send("{\"type\":\"TextMessageDeleted\",\"data\":{\"parentMessageId\":0,\"roomId\":1,\"messageId\":7}}");
        binary.send(new byte[] {1});
        assertThat(ada.closeFrame()).isEqualTo("1008 nothing may be sent here");
        assertThat(binary.closeFrame()).isEqualTo("1008 nothing may be sent here");
        assertThat(bob.closeFrame()).isNull();
        app.created(message(7, 1, "hi"));
        assertThat(bob.received()).containsExactly(created(7, 1, "hi"));
        assertThat(ada.received()).isEmpty();
        assertThat(List.copyOf(app.namespace.sockets())).hasSize(1);
    }
}
