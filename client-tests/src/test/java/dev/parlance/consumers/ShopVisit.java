package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.clients.node.JsClient;
import org.json.JSONException;
import org.json.JSONObject;

/** A JavaScript client in the shop of a consumer's project: the same in each language and framework. */
final class ShopVisit implements AutoCloseable {
    private final JsClient client;

    ShopVisit(String server) throws Exception {
        client = new JsClient("4x", server + "/shop", "upgrade", "bought", "paying");
    }

    private static JSONObject order(String article, int count) throws JSONException {
        return new JSONObject().put("article", article).put("count", count);
    }

    /** Two purchases, and between them one that fails: announced to nobody, and told without its reason. */
    void buy() throws Exception {
        client.emit("buy", order("pen", 1));
        assertThat(client.ackAndEvent()).containsExactly("[{\"number\":1}]", "[\"bought\",{\"article\":\"pen\"}]");
        assertThat(client.call("buy", order("ink", 11)))
                .contains("\"code\":\"server-error\"")
                .doesNotContain("stock");
        client.emit("buy", order("nib", 1));
        assertThat(client.ackAndEvent()).containsExactly("[{\"number\":2}]", "[\"bought\",{\"article\":\"nib\"}]");
    }

    /** The meters say what {@link #buy} has done. */
    static void isMeasured(Meters meters) throws Exception {
        // An event is counted when its handler has ended, which the client may see before.
        await().untilAsserted(() -> assertThat(meters.count("parlance.events", "event:buy", "outcome:success"))
                .isEqualTo(2));
        assertThat(meters.count("parlance.events", "event:buy", "outcome:server-error"))
                .isEqualTo(1);
        assertThat(meters.count("parlance.emits", "event:bought")).isEqualTo(2);
        assertThat(meters.total("parlance.emits", "event:bought")).isEqualTo(2);
        assertThat(meters.count("parlance.connects", "namespace:/shop")).isEqualTo(1);
        assertThat(meters.count("parlance.failures", "event:buy")).isEqualTo(1);
    }

    /** A payment that has begun when the application is told to end is answered; then the connection ends, and the application. */
    void isAnsweredWhileItEnds(RunningApplication shop) throws Exception {
        client.emit("pay", new JSONObject().put("order", 7));
        assertThat(client.next()).isEqualTo("[\"paying\",{\"order\":7}]");

        shop.terminate();

        assertThat(client.ack()).isEqualTo("[{\"order\":7}]");
        assertThat(client.awaitDisconnect()).isEqualTo("transport close");
        assertThat(shop.awaitEnd()).isIn(0, 143);
    }

    @Override
    public void close() {
        client.close();
    }
}
