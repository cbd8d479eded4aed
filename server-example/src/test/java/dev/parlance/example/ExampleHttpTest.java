package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.example.account.SignIn;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExampleHttpTest {
    private final HttpHandler http = new Example(Databases.empty()).http();

    @Test
    void signingInGivesATokenAndTheUser() throws Exception {
        HttpResponse response = signIn("{\"name\": \"  Ada  King Lovelace\"}");

        assertThat(response.status()).isEqualTo(200);
        JsonNode answer = json(response);
        assertThat(answer.path("token").textValue()).hasSizeGreaterThan(30);
        assertThat(answer.path("user").path("firstName").textValue()).isEqualTo("Ada");
        assertThat(answer.path("user").path("lastName").textValue()).isEqualTo("King Lovelace");
    }

    @Test
    void theSameNameIsTheSameUserWithAnotherToken() throws Exception {
        JsonNode first = json(signIn("{\"name\": \"Ada\"}"));
        JsonNode second = json(signIn("{\"name\": \"ADA\"}"));

        assertThat(second.path("user")).isEqualTo(first.path("user"));
        assertThat(second.path("token")).isNotEqualTo(first.path("token"));
    }

    @Test
    void aNameIsRequired() throws Exception {
        for (String body : new String[] {"", "{", "[]", "{\"name\": 1}", "{\"name\": \" \\u0000\"}", longName()}) {
            HttpResponse response = signIn(body);
            assertThat(response.status()).as(body).isEqualTo(400);
            assertThat(json(response).path("message").textValue()).isEqualTo("A name has 1 to 40 characters.");
        }
        assertThat(http.handle(request("GET", SignIn.PATH, "")).status()).isEqualTo(405);
    }

    @Test
    void thePageIsServedWithAllFilesThatItUses() throws Exception {
        HttpResponse page = http.handle(request("GET", "/", ""));
        assertThat(page.headers().first("Content-Security-Policy")).contains("script-src 'self'");
        Matcher names =
                Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(new String(page.body(), StandardCharsets.UTF_8));
        int found = 0;
        for (; names.find(); found++) {
            assertThat(http.handle(request("GET", names.group(1), "")).status())
                    .as(names.group(1))
                    .isEqualTo(200);
        }
        assertThat(found).isPositive();
    }

    @Test
    void nothingElseIsServed() throws Exception {
        for (String path : new String[] {"/js/", "/logback.xml", "/../logback.xml", "/web/index.html", "//"}) {
            assertThat(http.handle(request("GET", path, "")).status()).as(path).isEqualTo(404);
        }
        assertThat(http.handle(request("POST", "/", "")).status()).isEqualTo(405);
    }

    private HttpResponse signIn(String body) throws Exception {
        return http.handle(request("POST", SignIn.PATH, body));
    }

    private static String longName() {
        return "{\"name\": \"" + "a".repeat(41) + "\"}";
    }

    private static JsonNode json(HttpResponse response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }

    private static HttpRequest request(String method, String path, String body) {
        return HttpRequest.builder(method, path)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
