package dev.parlance.catalogue.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.ProjectRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.QueryRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is noted of followers is what is in the rooms, and nothing is left of those who have gone. */
class FollowingTest {
    private static final DocumentChange CHANGE = DocumentChange.created("p1", "c1", "d1", Map.of());

    @AutoClose
    private final TestServer server = TestServer.create();

    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    private final Followable followable = new Followable(projects, new InMemoryCollections().add("p1", "c1"));
    private final Following following = new Following();
    private final Namespace<Person> namespace = server.namespace(
            "/", handshake -> new Person(handshake.auth(Auth.class).user()));
    private final FollowedNamespace followed = new FollowedNamespace(namespace, followable, following, false);

    FollowingTest() {
        new Subscribing(followable, following, 100).listen(namespace);
        followed.listen();
    }

    private TestClient followsAll(String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new ProjectRef("p1"));
        client.request("subscribe:collection", "c1");
        client.request("subscribe:document", Map.of("projectId", "p1", "collectionId", "c1", "documentId", "d1"));
        for (String queryId : List.of("q1", "q2")) {
            client.request(SubscriptionEvents.SUBSCRIBE_QUERY, new SubscribeQuery("p1", "c1", queryId, Map.of("a", 1)));
        }
        return client;
    }

    private Socket<Person> socket(TestClient client) {
        return Objects.requireNonNull(namespace.socket(client.id()));
    }

    @Test
    void nothingIsLeftOfThoseWhoHaveGoneHoweverTheyGo() {
        List<Consumer<TestClient>> ends = List.of(
                TestClient::disconnect,
                TestClient::drop,
                client -> socket(client).disconnect(),
                client -> socket(client).disconnectClient(),
                client -> {
                    projects.remove("p1", "ada");
                    followed.rechecks().accessChanged("ada");
                    projects.add("p1", "ada");
                },
                client -> namespace.socketsLeave(socket(client).rooms().toArray(Room[]::new)));
        for (Consumer<TestClient> end : ends) {
            TestClient ada = followsAll("ada");
            assertThat(following.of(socket(ada))).hasSize(5);
            end.accept(ada);
            server.run();
            assertThat(following.isEmpty()).isTrue();
        }
        assertThat(ends).hasSize(6);
    }

    @Test
    void aQueryIsLookedAtForAsLongAsSomebodyFollowsIt() {
        TestClient ada = followsAll("ada");
        TestClient bob = followsAll("bob");
        DocumentChange found = DocumentChange.created("p1", "c1", "d1", Map.of("a", 1));
        assertThat(following.queries().matching(found)).hasSize(2);
        ada.request(SubscriptionEvents.UNSUBSCRIBE_QUERY, new QueryRef("c1", "q1"));
        assertThat(following.queries().matching(found)).hasSize(2);
        bob.request(SubscriptionEvents.UNSUBSCRIBE_QUERY, new QueryRef("c1", "q1"));
        assertThat(following.queries().matching(found)).hasSize(1);
        ada.drop();
        server.run();
        assertThat(following.queries().matching(found)).hasSize(1);
        bob.drop();
        server.run();
        assertThat(following.queries().matching(found)).isEmpty();
        assertThat(following.isEmpty()).isTrue();
    }

    @Test
    void whoFollowsAndIsTakenAwayAtTheSameTimeEndsAsTheRoomsSay() throws Exception {
        Socket<Person> ada = socket(server.connect("/", new Auth("ada")));
        Subscription subscription = Subscription.query("p1", "c1", "q1", Filter.of(Map.of()));
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 3_000; i++) {
                Future<?> leaving = other.submit(() -> {
                    barrier.await();
                    ada.leave(subscription.room());
                    return null;
                });
                barrier.await();
                ada.join(subscription.room());
                following.joined(ada, subscription);
                leaving.get();

                boolean in = ada.isIn(subscription.room());
                assertThat(following.of(ada).contains(subscription)).isEqualTo(in);
                assertThat(following.queries().matching(CHANGE)).hasSize(in ? 1 : 0);
                ada.leave(subscription.room());
                assertThat(following.isEmpty()).isTrue();
            }
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whoIsTakenAwayJustAfterItWasLookedAtFollowsNothing() {
        Socket<Person> ada = socket(server.connect("/", new Auth("ada")));
        Subscription subscription = Subscription.query("p1", "c1", "q1", Filter.of(Map.of()));
        ada.join(subscription.room());
        following.joined(leavingWhenAsked(ada), subscription);
        assertThat(following.isEmpty()).isTrue();
    }

    /** A socket that leaves a room as soon as it was asked whether it is there. */
    private static Socket<?> leavingWhenAsked(Socket<?> socket) {
        return (Socket<?>) Proxy.newProxyInstance(
                FollowingTest.class.getClassLoader(), new Class<?>[] {Socket.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(socket, arguments);
                    if (method.getName().equals("isIn")) {
                        socket.leave((Room) arguments[0]);
                    }
                    return answer;
                });
    }

    @Test
    void whoHasDisconnectedFollowsNothing() {
        TestClient client = server.connect("/", new Auth("ada"));
        Socket<Person> ada = socket(client);
        client.drop();
        server.run();
        Subscription subscription = Subscription.query("p1", "c1", "q1", Filter.of(Map.of()));
        ada.join(subscription.room());
        following.joined(ada, subscription);
        assertThat(following.isEmpty()).isTrue();
    }
}
