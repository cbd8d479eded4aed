package dev.parlance.catalogue.platform;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.ProjectRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Projects in memory: ada, bob and eve work in {@code p1}, where the collections {@code c1} and {@code c2} are, the second
 * for ada only; cid works in {@code p2}, where {@code x1} is; dan works in both; mallory in none. It is always noon.
 */
public final class TestProjects implements AutoCloseable {
    private final InMemoryProjects projects =
            new InMemoryProjects().add("p1", "ada", "bob", "eve", "dan").add("p2", "cid", "dan");
    private final InMemoryCollections collections = new InMemoryCollections()
            .add("p1", "c1")
            .add("p1", "c2")
            .restrict("c2", "ada")
            .add("p2", "x1");
    private final TestServer server;
    private final Namespace<Person> namespace;
    private final SubscriptionFeature subscriptions;
    private final CustomFeature custom;
    private final List<TestClient> clients = new ArrayList<>();

    /** Sets it up. */
    public TestProjects() {
        this(SubscriptionOptions.DEFAULT, AdapterFactory.STANDALONE);
    }

    /** Sets it up with those options. */
    public TestProjects(SubscriptionOptions options, AdapterFactory adapters) {
        server = TestServer.create(adapters, PlatformCatalogue.PLATFORM);
        server.advance(Duration.between(server.now(), TestPlatform.NOON));
        subscriptions = new SubscriptionFeature(projects, collections, options);
        custom = new CustomFeature(projects);
        namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(subscriptions);
        namespace.install(custom);
    }

    /** The server. */
    public TestServer server() {
        return server;
    }

    /** The namespace that all are on. */
    public Namespace<Person> namespace() {
        return namespace;
    }

    /** Who works where. */
    public InMemoryProjects projects() {
        return projects;
    }

    /** Which collections there are. */
    public InMemoryCollections collections() {
        return collections;
    }

    /** What makes subscriptions happen. */
    public SubscriptionFeature subscriptions() {
        return subscriptions;
    }

    /** What makes custom events happen. */
    public CustomFeature custom() {
        return custom;
    }

    /** A socket of that user. */
    public TestClient connect(String user) {
        TestClient client = server.connect("/", new Auth(user));
        clients.add(client);
        return client;
    }

    /** A socket of that user that follows a project. */
    public TestClient following(String projectId, String user) {
        TestClient client = connect(user);
        client.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new ProjectRef(projectId));
        return client;
    }

    /** The server's side of a client. */
    public Socket<Person> socket(TestClient client) {
        return Objects.requireNonNull(namespace.socket(client.id()));
    }

    /** Nobody has received anything that was not expected. */
    public void expectNothingMore() {
        clients.forEach(TestClient::expectNothingMore);
    }

    /** Nothing may have come that was not expected. */
    @Override
    public void close() {
        expectNothingMore();
        server.close();
    }
}
