package dev.parlance.internal.server;

import static dev.parlance.internal.server.TokenFixture.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.Query;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.TokenSource;
import dev.parlance.testkit.TestServer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where clients' tokens come from, and which one counts. */
class CredentialSourcesTest {
    private static final BearerAuthenticator<Account> AUTHENTICATOR = BearerAuthenticator.of(TOKENS)
            .from(TokenSource.auth("token"), TokenSource.authorization(), TokenSource.cookie("session"));

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Account> namespace = server.namespace("/c", AUTHENTICATOR);

    private String connect(Headers headers, String auth) {
        return server.wire(headers, Query.NONE).send("0/c," + auth).received().get(0);
    }

    private String users() {
        return namespace.sockets().stream().map(socket -> socket.user().id()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"token\":\"ada\"}|X-No|x|ada",
                "{}|Authorization|Bearer ada|ada",
                "''|authorization|bearer   ada|ada",
                "{\"token\":null}|Authorization|Bearer ada|ada",
                "{\"token\":\"\"}|Authorization|Bearer ada|ada",
                "{\"token\":\"ada\"}|Authorization|Bearer ada|ada",
                "{\"token\":\"ada\"}|Authorization|Basic YTpi|ada",
                "''|Cookie|a=b; session=ada; c=d|ada",
                "''|Cookie|session=\"ada\"; session=ada|ada",
                "{\"token\":\"ada\"}|Cookie|session=bob|ada",
            })
    void oneTokenIsFound(String auth, String header, String value, String user) {
        assertThat(connect(Headers.of(header, value), auth)).startsWith("0/c,{\"sid\"");
        assertThat(users()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''|X-No|x|there is no token",
                "{\"token\":\"\"}|X-No|x|there is no token",
                "''|Authorization|Bearer|there is no token",
                "''|Authorization|Basic YTpi|there is no token",
                "{\"token\":7}|Authorization|Bearer ada|the token in the auth payload is not a text",
                "{\"token\":[\"ada\"]}|X-No|x|the token in the auth payload is not a text",
                "{\"token\":\"ada\"}|Authorization|Bearer bob|the auth payload and the Authorization header hold different tokens",
                "''|Cookie|session=ada; session=bob|there are cookies of one name with different values",
                "''|Cookie|Session=ada|there is no token",
                "{\"token\":\"eve\"}|X-No|x|the token is not valid",
            })
    void anythingElseIsRefusedInOneSentence(String auth, String header, String value, String sentence) {
        assertThat(connect(Headers.of(header, value), auth))
                .isEqualTo("4/c,{\"message\":\"" + sentence + "\",\"data\":{\"code\":\"unauthorized\",\"message\":\""
                        + sentence + "\"}}");
        assertThat(users()).isEmpty();
    }

    @Test
    void twoHeadersAreRefused() {
        assertThat(connect(Headers.of("Authorization", "Bearer ada", "Authorization", "Bearer ada"), ""))
                .contains("there is more than one Authorization header");
    }

    @Test
    void tokensThatAreTooLongAreRefused() {
        String longest = "a".repeat(BearerAuthenticator.MAX_TOKEN);
        assertThat(connect(Headers.of("Authorization", "Bearer " + longest), ""))
                .startsWith("0/c,{\"sid\"");
        assertThat(connect(Headers.of("Authorization", "Bearer a" + longest), ""))
                .contains("the token has more than 8192 characters");
        assertThat(connect(Headers.of("Authorization", "Bearer " + longest.repeat(8)), ""))
                .contains("the token has more than 8192 characters");
    }

    @Test
    void aVerifierThatFailsIsUnavailableAndItsMessageStaysHere() {
        assertThat(connect(Headers.NONE, "{\"token\":\"down\"}"))
                .isEqualTo("4/c,{\"message\":\"the token cannot be verified now\",\"data\":{\"code\":\"unavailable\","
                        + "\"message\":\"the token cannot be verified now\"}}");
    }

    @Test
    void aCookieCountsOnlyFromPagesThatMayUseIt() {
        HttpRequest request = HttpRequest.builder("GET", "/socket.io/")
                .headers(Headers.of("Cookie", "session=ada"))
                .allowsCredentials(false)
                .build();
        ClientHandshake handshake = new ClientHandshake("/c", request, null, new JsonCodec());
        assertThatThrownBy(() -> AUTHENTICATOR.identify(handshake))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "a cookie counts only from the server's own pages and from origins that are listed");
    }

    @Test
    void aTokenNeedsASource() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerAuthenticator.of(TOKENS).from())
                .withMessage("a token needs at least one source");
    }
}
