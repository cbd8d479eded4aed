package dev.parlance.clients.java;

import dev.parlance.clients.fixture.FixtureControl;
import dev.parlance.clients.fixture.FixtureControl.Pings;
import dev.parlance.clients.fixture.SharedFixture;
import dev.parlance.clients.fixture.SharedFixture.Servers;
import dev.parlance.clients.fixture.Transports;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviours of socket.io-client-java, over each transport. They have the names of the JavaScript clients' behaviours. */
@ParameterizedClass(name = "over {0}")
@EnumSource(Transports.class)
@ExtendWith(SharedFixture.class)
abstract class JavaClientBehaviours {
    static final long LONG_DEADLINE_MS = 20_000;

    // Shared by all sockets: the default of five concurrent requests to one server is less than the number of their
    // polls.
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .readTimeout(1, TimeUnit.MINUTES)
            .dispatcher(manyRequests())
            .build();

    @Parameter
    Transports transport;

    private Servers servers;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Integer> startedServers = new ArrayList<>();

    private static Dispatcher manyRequests() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(1_000);
        dispatcher.setMaxRequestsPerHost(1_000);
        return dispatcher;
    }

    @BeforeEach
    void find(Servers shared) {
        servers = shared;
    }

    @AfterEach
    void close() {
        sockets.forEach(socket -> {
            socket.io().reconnection(false);
            socket.disconnect();
        });
        startedServers.forEach(servers.control()::stop);
    }

    /** A connection, not opened yet. */
    Manager manager() {
        return manager(options -> {});
    }

    Manager manager(Consumer<Manager.Options> further) {
        return manager(servers.main().port(), further);
    }

    Manager manager(int port, Consumer<Manager.Options> further) {
        Manager.Options options = new Manager.Options();
        options.transports = transport.names();
        options.reconnectionDelay = 50;
        options.reconnectionDelayMax = 100;
        options.callFactory = HTTP;
        options.webSocketFactory = HTTP;
        further.accept(options);
        return new Manager(URI.create("http://127.0.0.1:" + port), options);
    }

    /** A socket on a namespace of a connection, not connecting yet. */
    JavaClient client(Manager manager, String namespace, @Nullable Map<String, String> auth) {
        Manager.Options options = new Manager.Options();
        options.auth = auth;
        Socket socket = manager.socket(namespace, options);
        sockets.add(socket);
        return new JavaClient(socket);
    }

    JavaClient client(Map<String, String> auth) {
        return client(manager(), "/", auth);
    }

    /** A socket that has connected. */
    JavaClient connect() throws Exception {
        return connect(manager(), "/");
    }

    JavaClient connect(Manager manager, String namespace) throws Exception {
        return connect(manager, namespace, null);
    }

    JavaClient connect(Manager manager, String namespace, @Nullable Map<String, String> auth) throws Exception {
        JavaClient client = client(manager, namespace, auth);
        client.socket.connect();
        return client.connected();
    }

    /** Sockets that have connected, each on a separate connection. */
    List<JavaClient> connectAs(String... users) throws Exception {
        List<JavaClient> clients = new ArrayList<>();
        for (String user : users) {
            clients.add(connect(manager(), "/", Map.of("user", user)));
        }
        return clients;
    }

    /** Starts a server for this test only and returns its port. */
    int startServer(Pings pings) {
        int port = servers.control().start(pings);
        startedServers.add(port);
        return port;
    }

    FixtureControl control() {
        return servers.control();
    }

    /** Waits for a socket's disconnect and returns how it was disconnected. */
    Map<String, @Nullable Object> disconnection(String socketId) throws Exception {
        return disconnection(socketId, "/");
    }

    Map<String, @Nullable Object> disconnection(String socketId, String namespace) throws Exception {
        return connect(manager(), namespace).callObject("disconnection-of", Map.of("socketId", socketId));
    }
}
