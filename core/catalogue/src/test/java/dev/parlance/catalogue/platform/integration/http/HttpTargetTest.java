package dev.parlance.catalogue.platform.integration.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client sends changes where a request goes. */
class HttpTargetTest {
    private static final HttpIntegration INTEGRATION =
            HttpIntegration.of("crm", "p1", URI.create("https://api.example.com:8443/v2"));
    private static final HttpEndpoint POSTS = new HttpEndpoint("GET", "/users/{userId}/posts");

    private static String target(String path, @Nullable Object params) {
        return HttpTarget.of(INTEGRATION, new HttpEndpoint("GET", path), params).toString();
    }

    private static void refused(String field, Object params) {
        assertThatThrownBy(() -> HttpTarget.of(INTEGRATION, POSTS, params))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
                    assertThat(e.refusal().field()).isEqualTo(field);
                });
    }

    @Test
    void parametersBecomeSegmentsAndTheQuery() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("userId", 7);
        params.put("tags", List.of("a", "b c"));
        params.put("exact", true);
        params.put("none", null);
        params.put("big", new BigInteger("123456789012345678901234567890"));
        params.put("small", 1e-7);
        assertThat(target("/users/{userId}/posts", params))
                .isEqualTo("https://api.example.com:8443/v2/users/7/posts?tags=a&tags=b%20c&exact=true"
                        + "&big=123456789012345678901234567890&small=0.00000010");
        assertThat(target("", null)).isEqualTo("https://api.example.com:8443/v2");
        assertThat(target("/", Map.of())).isEqualTo("https://api.example.com:8443/v2/");
        assertThat(HttpTarget.of(
                        HttpIntegration.of("i", "p", URI.create("http://[::1]:80/")),
                        new HttpEndpoint("GET", "/a/"),
                        Map.of("q", 1)))
                .hasToString("http://[::1]:80/a/?q=1");
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a%20b",
        "a+b, a%2Bb",
        "ä€, %C3%A4%E2%82%AC",
        "%2e%2e, %252e%252e",
        "x?y=1#z, x%3Fy%3D1%23z",
        "@evil.example, %40evil.example",
        ":80, %3A80",
        "...., ....",
        "a&b=c;d, a%26b%3Dc%3Bd"
    })
    void whatAClientSendsIsEscaped(String value, String escaped) {
        assertThat(target("/x/{id}", Map.of("id", value))).isEqualTo("https://api.example.com:8443/v2/x/" + escaped);
        assertThat(target("/x", Map.of(value, value)))
                .isEqualTo("https://api.example.com:8443/v2/x?" + escaped + "=" + escaped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "../admin",
                "/",
                "//evil.example",
                "a\\b",
                "..\\",
                "a\r\nHost: x",
                "\0",
                "\t"
            })
    void whatIsMoreThanASegmentIsRefused(String value) {
        refused("params.userId", Map.of("userId", value));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        refused("params", "text");
        refused("params", List.of());
        refused("params.userId", Map.of());
        refused("params.userId", Map.of("userId", List.of(1)));
        refused("params.userId", Map.of("userId", Map.of()));
        refused("params", Map.of("userId", 1, "q", Map.of("a", 1)));
        refused("params", Map.of("userId", 1, "q", Arrays.asList(1, null)));
        refused("params", Map.of("userId", 1, "q", new byte[1]));
        refused("params", Map.of("userId", 1, "q", "a\nb"));
        refused("params", Map.of("userId", 1, "q", "x".repeat(8_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "file:///etc/passwd",
                "https:///x",
                "https://user@example.com",
                "https://user:secret@example.com/",
                "https://example.com?x=1",
                "https://example.com#x",
                "https://example.com/a/../b",
                "https://example.com//b",
                "https://example.com/a%2fb",
                "mailto:a@example.com",
                "/relative"
            })
    void aBaseIsAPlainAddress(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpIntegration.of("i", "p", URI.create(base)))
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "//x", "/a//b", "/a/../b", "/./a", "/a?b", "/a#b", "/{a}b", "/{}", "/a b", "/%2e%2e", "/\\"
            })
    void aPathIsMadeOfPlainSegments(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpEndpoint("GET", path));
    }

    @Test
    void onlyMethodsWithAJsonAnswerAreTaken() {
        for (String method : List.of("HEAD", "get", "CONNECT", "TRACE", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HttpEndpoint(method, "/x"));
        }
    }

    @Test
    void secretsStandInNoText() {
        HttpIntegration integration =
                INTEGRATION.header("Authorization", "Bearer s3cret").webhookSecret("s3cret-s3cret-s3cret");
        assertThat(integration.toString()).doesNotContain("s3cret").contains("crm", "api.example.com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTEGRATION.header("X-Key", "s3cret\r\nX-Other: 1"))
                .withMessageNotContaining("s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTEGRATION.header("Host", "evil.example"))
                .withMessageContaining("Host");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTEGRATION.webhookSecret("short"))
                .withMessageNotContaining("short ")
                .withMessageContaining("crm");
    }
}
