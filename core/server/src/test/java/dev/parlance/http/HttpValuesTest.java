package dev.parlance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpValuesTest {
    @Test
    void aRequestHasItsUrlAsSentAndItsPathDecoded() {
        HttpRequest request =
                HttpRequest.builder("GET", "/a%20b+c/?x=1%2B1&x=2&y").build();
        assertThat(request.url()).isEqualTo("/a%20b+c/?x=1%2B1&x=2&y");
        assertThat(request.path()).isEqualTo("/a b+c/");
        assertThat(request.query().all("x")).containsExactly("1+1", "2");
        assertThat(request).hasToString("GET /a b+c/");
        assertThat(HttpRequest.builder("GET", "/a").build().url()).isEqualTo("/a");
    }

    @Test
    void aRequestThatSaysNothingElseIsEmptyAndFromHere() {
        HttpRequest request = HttpRequest.builder("GET", "/").build();
        assertThat(request.headers().names()).isEmpty();
        assertThat(request.body()).isEmpty();
        assertThat(request.remoteAddress().getAddress().isLoopbackAddress()).isTrue();
        assertThat(request.secure()).isFalse();
        assertThat(request.time()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "*", "http://x/", "/%", "/%z1", "/a%2"})
    void aPathThatIsNoneIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequest.builder("GET", path).build())
                .withMessageStartingWith("a request's path ");
    }

    @Test
    void aQueryAsAMapHasNamesAndValuesInTheirOrder() {
        Map<String, List<String>> map =
                Query.parse("b=2&a=1&b=3&=&c&d%20e=%C3%A4").asMap();
        assertThat(map.keySet()).containsExactly("b", "a", "", "c", "d e");
        assertThat(map)
                .containsEntry("b", List.of("2", "3"))
                .containsEntry("", List.of(""))
                .containsEntry("c", List.of(""))
                .containsEntry("d e", List.of("ä"));
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Query.NONE.asMap()).isEmpty();
    }

    @Test
    void aResponseIsBuiltUp() {
        HttpResponse response =
                HttpResponse.json(401, "{}").withHeader("X", "1").withHeaders(Headers.of("x", "2", "Y", "3"));
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers().names()).containsExactly("content-type", "x", "y");
        assertThat(response.headers().all("x")).containsExactly("1", "2");
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(HttpResponse.of(204).headers()).isSameAs(Headers.NONE);
        assertThat(HttpResponse.of(204).withHeaders(Headers.NONE).body()).isEmpty();
        assertThat(response).hasToString("HTTP 401");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 199, 600})
    void aStatusThatIsNotFinalIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpResponse.of(status))
                .withMessage("not a final status: " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "ä", "a\r\n", "(a)"})
    void aHeadersNameIsAToken(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of(name, "x"))
                .withMessageStartingWith("not a header's name: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\nSet-Cookie: a=1", "secret\n", "secret\0", "secret\u007f", "secret €"})
    void aValueThatBreaksLinesIsRefusedWithoutBeingTold(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpResponse.of(200).withHeader("X-Token", value))
                .withMessage("the value of the header X-Token has a character that must not stand in a header");
        assertThat(Headers.of("X", "\tä ÿ").first("x")).isEqualTo("\tä ÿ");
    }

    @Test
    void aRefusalNeedsAResponse() {
        assertThat(new RequestRefusedException(HttpResponse.of(403)))
                .hasMessage("refused with status 403")
                .satisfies(e -> assertThat(e.response().status()).isEqualTo(403));
    }
}
