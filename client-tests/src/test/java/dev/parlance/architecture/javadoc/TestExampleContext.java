package dev.parlance.architecture.javadoc;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.http.Headers;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.TestWebSocket;

/** What the examples of the test kit speak of besides. */
public class TestExampleContext extends ExampleContext {
    protected static final TestServer server = TestServer.create(CHATS);
    protected static final TestClient ana = server.connect("/chats", new Login("ana's token"));
    protected static final TestClient bob = server.connect("/chats", new Login("bob's token"));
    protected static final TestWebSocket cid =
            server.connectWebSocket("/feed", Headers.of("Authorization", "cid's token"));
    protected static final AdapterFactory adapters = AdapterFactory.STANDALONE;
    protected static final TestCluster cluster = TestCluster.builder().build();
    protected static final ServerOptions options = ParlanceServer.builder().options();

    /** The application's set-up. */
    protected static final class App {
        private App() {}

        public static void setUp(TestServer server) {
            server.namespace("/chats");
        }
    }
}
