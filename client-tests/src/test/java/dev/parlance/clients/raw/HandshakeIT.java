package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.SharedFixture;
import dev.parlance.clients.fixture.SharedFixture.Servers;
import dev.parlance.clients.fixture.Transports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake: query, headers, auth payload and namespace, as literal text. */
@ParameterizedClass(name = "over {0}")
@EnumSource(
        value = Transports.class,
        names = {"WEBSOCKET", "POLLING"})
@ExtendWith(SharedFixture.class)
class HandshakeIT {
    @Parameter
    Transports transport;

    private int port;

    @BeforeEach
    void find(Servers servers) {
        port = servers.main().port();
    }

    private static JSONObject whoAmI(RawClient client, String namespace) throws Exception {
        client.send("2" + namespace + "0[\"who am I\"]");
        String answer = client.next();
        assertThat(answer).startsWith("3" + namespace + "0[{");
        return new JSONArray(answer.substring(answer.indexOf('['))).getJSONObject(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                ",",
                "[",
                "/",
                "a?b=c",
                "/news,{}",
                "[1,2]",
                "]}",
                "0/,",
                "é✨\uD83D\uDE00",
                "1-[",
                "\\u0000",
                "\\\"",
                ""
            })
    void authMayContainTheProtocolsSeparators(String token) throws Exception {
        String auth = "{\"token\":\"" + token + "\"}";
        try (RawClient client = RawClient.open(transport, port)) {
            for (String namespace : new String[] {"", "/news,", "/project-1,"}) {
                client.connect("0" + namespace + auth);
                assertThat(whoAmI(client, namespace).getJSONObject("auth").getString("token"))
                        .isEqualTo(new JSONObject(auth).getString("token"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0/,", "0/", "0{}", "0/,{}", "0/?x=1,", "0/,{\"user\":\"somebody\"}"})
    void theMainNamespaceMayBeNamedOrNot(String connect) throws Exception {
        try (RawClient client = RawClient.open(transport, port)) {
            client.connect(connect);
            JSONObject me = whoAmI(client, "");
            assertThat(me.getString("namespace")).isEqualTo("/");
            assertThat(me.getString("userId")).isEqualTo("somebody");
            // It answers to both names.
            client.send("2/,1[\"echo\",true]");
            assertThat(client.next()).isEqualTo("31[true]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/news", "0/news,", "0/news,{}", "0/news?token=a", "0/news?token=a?b,{}"})
    void aNamespaceMayHaveAQueryThatIsNotItsName(String connect) throws Exception {
        try (RawClient client = RawClient.open(transport, port)) {
            client.connect(connect);
            assertThat(whoAmI(client, "/news,").getString("namespace")).isEqualTo("/news");
        }
    }

    @Test
    void eachNamespaceSeesItsOwnAuth() throws Exception {
        try (RawClient client = RawClient.open(transport, port)) {
            client.connect("0/news,{\"user\":\"ada\",\"secret\":\"of news\"}");
            client.connect("0");
            client.connect("0/project-1,{\"user\":\"bob\"}");
            JSONObject news = whoAmI(client, "/news,");
            assertThat(news.getString("userId")).isEqualTo("ada");
            assertThat(news.getJSONObject("auth").getString("secret")).isEqualTo("of news");
            assertThat(whoAmI(client, "").has("auth")).isFalse();
            assertThat(whoAmI(client, "/project-1,").toString()).contains("bob").doesNotContain("secret");
        }
    }

    @Test
    void theQueryIsDecoded() throws Exception {
        String query = "&city=S%C3%A3o+Paulo&list=a%2Cb&list=c&sign=%26%3D%3F&empty=&bare";
        try (RawClient client = RawClient.open(transport, port, query)) {
            client.connect("0");
            JSONObject seen = whoAmI(client, "").getJSONObject("query");
            assertThat(seen.getString("city")).isEqualTo("São Paulo");
            assertThat(seen.getString("list")).isEqualTo("a,b");
            assertThat(seen.getString("sign")).isEqualTo("&=?");
            assertThat(seen.getString("empty")).isEmpty();
            assertThat(seen.getString("bare")).isEmpty();
            assertThat(seen.getString("transport")).isEqualTo(transport.toString());
        }
    }

    @Test
    void theHeadersAreThoseOfTheFirstRequest() throws Exception {
        try (RawClient client = RawClient.open(transport, port)) {
            client.connect("0");
            JSONObject headers = whoAmI(client, "").getJSONObject("headers");
            assertThat(headers.getString("host")).isEqualTo("127.0.0.1:" + port);
            assertThat(headers.getString("user-agent")).startsWith("Java-http-client");
        }
    }

    @Test
    void theOpenPacketHasTheParametersThatClientsNeed() throws Exception {
        URI opening = URI.create("http://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=polling");
        HttpResponse<String> answer =
                RawClient.HTTP.send(HttpRequest.newBuilder(opening).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20,}\",\"upgrades\":\\[\"websocket\"],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":8000000}");
    }
}
