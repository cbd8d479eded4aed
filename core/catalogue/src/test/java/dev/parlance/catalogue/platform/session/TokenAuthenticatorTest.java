package dev.parlance.catalogue.platform.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAuthenticatorTest {
    private static final String REFUSED = "4{\"message\":\"Authentication error\"}";
    private static final String SECRET = "s3cr3t-token";
    private static final String MAX_LENGTH_TOKEN = "t".repeat(TokenAuthenticator.MAX_TOKEN);

    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    private final List<String> asked = new ArrayList<>();
    private final Namespace<Person> namespace = server.namespace("/", new TokenAuthenticator<>(this::verify));

    TokenAuthenticatorTest() {
        namespace.install(new SessionFeature(TestProject.projects()));
    }

    private @Nullable Person verify(String token) throws IOException {
        asked.add(token);
        if (token.startsWith("broken")) {
            throw new IOException("no database for " + token, new IllegalStateException("bad signature in " + token));
        } else if (token.startsWith("fatal")) {
            throw new StackOverflowError(token);
        }
        return token.equals(SECRET) || token.equals(MAX_LENGTH_TOKEN) ? TestProject.person("ada") : null;
    }

    private List<String> connect(Headers headers, String auth) {
        return server.wire(headers, Query.NONE).send("0" + auth).received();
    }

    private void connected(List<String> received) {
        assertThat(received).hasSize(1);
        assertThat(received.get(0)).startsWith("0{\"sid\":");
        assertThat(namespace.sockets()).extracting(socket -> socket.user().id()).containsExactly("ada");
    }

    @Test
    void theTokenOfTheAuthPayloadIdentifiesTheUserAndLetsThemIntoTheirRooms() {
        connected(connect(Headers.NONE, "{\"token\":\"" + SECRET + "\",\"more\":1}"));
        assertThat(namespace.sockets().iterator().next().rooms()).contains(PlatformRooms.organisation("acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + SECRET, "bearer " + SECRET, "BEARER  " + SECRET + " "})
    void theTokenOfTheHeaderDoesTheSame(String header) {
        connected(connect(Headers.of("authorization", header), ""));
    }

    @Test
    void thePayloadsTokenGoesBeforeTheHeaders() {
        assertThat(connect(Headers.of("Authorization", "Bearer " + SECRET), "{\"token\":\"other\"}"))
                .containsExactly(REFUSED);
        assertThat(asked).containsExactly("other");
    }

    @Test
    void aPayloadWithoutATokenLeavesItToTheHeader() {
        connected(connect(Headers.of("Authorization", "Bearer " + SECRET), "{\"token\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"token\":null}",
                "{\"token\":\"\"}",
                "{\"token\":7}",
                "{\"token\":{\"a\":1}}",
                "{\"tokens\":\"a\"}"
            })
    void whoBringsNoTokenIsRefusedUnasked(String auth) {
        assertThat(connect(Headers.NONE, auth)).containsExactly(REFUSED);
        assertThat(asked).isEmpty();
        assertThat(namespace.sockets()).isEmpty();
        assertThat(namespace.rooms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic " + SECRET, SECRET, "Bearer" + SECRET})
    void aHeaderWithoutATokenIsRefusedUnasked(String header) {
        assertThat(connect(Headers.of("Authorization", header), "")).containsExactly(REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void ofSeveralHeadersNoneCounts() {
        Headers headers = Headers.of("Authorization", "Bearer " + SECRET, "Authorization", "Bearer other");
        assertThat(connect(headers, "")).containsExactly(REFUSED);
        assertThat(asked).isEmpty();
    }

    @Test
    void aTokenThatIsTooLongIsRefusedUnasked() {
        assertThat(connect(Headers.NONE, "{\"token\":\"t" + MAX_LENGTH_TOKEN + "\"}"))
                .containsExactly(REFUSED);
        assertThat(asked).isEmpty();
        connected(connect(Headers.NONE, "{\"token\":\"" + MAX_LENGTH_TOKEN + "\"}"));
    }

    @Test
    void anUnknownTokenIsRefused() {
        assertThatThrownBy(() -> server.connect("/", Map.of("token", "unknown")))
                .isInstanceOfSatisfying(
                        ConnectErrorException.class, e -> assertThat(e.data()).isNull())
                .hasMessage("Authentication error");
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void aVerifierThatFailsRefusesAndIsLoggedWithoutTheToken() {
        for (String token : List.of("broken " + SECRET, "fatal " + SECRET)) {
            try (CapturedLog log = new CapturedLog()) {
                assertThat(connect(Headers.NONE, "{\"token\":\"" + token + "\"}"))
                        .containsExactly(REFUSED);
                assertThat(log.messages()).hasSize(1);
                assertThat(log.text())
                        .contains("TokenAuthenticatorTest.verify")
                        .doesNotContain(SECRET)
                        .doesNotContain("database");
            }
        }
    }

    @Test
    void howItFailedIsLoggedWithItsCauses() {
        try (CapturedLog log = new CapturedLog()) {
            connect(Headers.NONE, "{\"token\":\"broken " + SECRET + "\"}");
            assertThat(log.text()).contains("java.io.IOException", "Caused by", "java.lang.IllegalStateException");
        }
    }

    @Test
    void noTokenIsLoggedOtherwise() {
        try (CapturedLog log = new CapturedLog()) {
            connected(connect(Headers.NONE, "{\"token\":\"" + SECRET + "\"}"));
            connect(Headers.of("Authorization", "Bearer " + SECRET + "x"), "");
            connect(Headers.NONE, "{\"token\":\"" + SECRET + "y\"}");
            assertThat(log.messages()).isEmpty();
        }
        assertThat(asked).hasSize(3);
    }
}
