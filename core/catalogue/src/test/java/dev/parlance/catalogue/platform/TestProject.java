package dev.parlance.catalogue.platform;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A server for the families that are about projects: ada, bob and eve work in {@code p1}, ada in {@code p2} too, mallory in
 * {@code p3}. Ada, bob and mallory belong to the organisation {@code acme}, zoe to {@code zoo}, eve to none. Its time
 * stands still until it is moved.
 */
public final class TestProject implements AutoCloseable {
    private final TestServer server;
    private final Namespace<Person> namespace;

    /** The user of that id. */
    public static Person person(String id) {
        return new Person(
                id,
                switch (id) {
                    case "ada", "bob", "mallory" -> "acme";
                    case "zoe" -> "zoo";
                    default -> null;
                });
    }

    /** What a client connects with. */
    public record Auth(String user) {}

    /** Sets one up alone. */
    public TestProject(Function<TestServer, Feature<PlatformUser>> feature) {
        this(TestServer.create(PlatformCatalogue.PLATFORM), feature);
    }

    /** Sets it up on that server. */
    public TestProject(TestServer server, Function<TestServer, Feature<PlatformUser>> feature) {
        this.server = server;
        namespace = server.namespace(
                "/", handshake -> person(handshake.auth(Auth.class).user()));
        namespace.install(feature.apply(server));
    }

    /** Who works in which project. */
    public static InMemoryProjects projects() {
        return new InMemoryProjects()
                .add("p1", "ada", "bob", "eve")
                .add("p2", "ada")
                .add("p3", "mallory");
    }

    /** The server. */
    public TestServer server() {
        return server;
    }

    /** The namespace that all are on. */
    public Namespace<Person> namespace() {
        return namespace;
    }

    /** What time it is. */
    public Instant now() {
        return server.now();
    }

    /**
     * A socket of that user.
     *
     * @throws ConnectErrorException if it is refused
     */
    public TestClient connect(String user) {
        return server.connect("/", new Auth(user));
    }

    /** A socket of that user that receives what happens in {@code p1}. */
    public TestClient inProject(String user) {
        return in(PlatformRooms.project("p1"), user);
    }

    /** A socket of that user in that room. */
    public TestClient in(Room room, String user) {
        TestClient client = connect(user);
        namespace.toSockets(client.id()).socketsJoin(room);
        return client;
    }

    /** Checks that nothing has come to them but what was expected. */
    public static void nothingMore(TestClient... clients) {
        List.of(clients).forEach(TestClient::expectNothingMore);
    }

    /** What others may see of that user. */
    public static UserPayload user(String id) {
        return UserPayload.of(person(id));
    }

    @Override
    public void close() {
        server.close();
    }
}
