package dev.parlance.clients.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.JsClient;
import java.time.Instant;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;

/** npm's socket.io-client. */
final class JsCredentialClient implements CredentialClient {
    private final JsClient client;

    JsCredentialClient(String url, String token) throws Exception {
        client = new JsClient(
                "4x", url, "upgrade", new JSONObject().put("token", token), "auth:expiring", "auth:refreshed");
    }

    @Override
    public Instant awaitNotice() throws Exception {
        JSONArray event = new JSONArray(client.next());
        assertThat(event.getString(0)).isEqualTo("auth:expiring");
        return expiresAt(event.getJSONObject(1));
    }

    @Override
    public Instant refresh(String token) throws Exception {
        client.emit("auth:refresh", new JSONObject().put("token", token));
        List<String> both = client.ackAndEvent();
        JSONObject answer = new JSONArray(both.get(0)).getJSONObject(0);
        assertThat(both.get(1)).isEqualTo("[\"auth:refreshed\"," + answer + "]");
        return expiresAt(answer);
    }

    private static Instant expiresAt(JSONObject payload) throws Exception {
        return Instant.parse(payload.getString("expiresAt"));
    }

    @Override
    public String user() throws Exception {
        return new JSONArray(client.call("user")).getString(0);
    }

    @Override
    public String awaitDisconnect() throws Exception {
        return client.awaitDisconnect();
    }

    @Override
    public String awaitRefusal() throws Exception {
        return client.awaitRefusal();
    }

    @Override
    public void close() {
        client.close();
    }
}
