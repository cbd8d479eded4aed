package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Chat;
import chat.Chat.Login;
import chat.Chat.Person;
import chat.Chat.Receipt;
import chat.Chat.Said;
import chat.Chat.Say;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final TestServer server = TestServer.create();

    @BeforeEach
    void setUp() {
        Chat.setUp(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatSomebodySaysReachesTheOthers() {
        TestClient ana = server.connect("/chat", new Login("Ana"));
        TestClient bob = server.connect("/chat", new Login("Bob"));
        assertThat(ana.expect(Chat.CAME)).isEqualTo(new Person("Bob"));

        assertThat(bob.request(Chat.SAY, new Say("Hello"))).isEqualTo(new Receipt(1));

        assertThat(ana.expect(Chat.SAID)).isEqualTo(new Said("Bob", "Hello"));
        ana.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void aBlankMessageIsRefused() {
        TestClient ana = server.connect("/chat", new Login("Ana"));

        assertThatThrownBy(() -> ana.request(Chat.SAY, new Say(" ")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("validation-failed");
                    assertThat(refused.refusal().field()).isEqualTo("text");
                });
    }

    @Test
    void whoHasNoNameIsNotLetIn() {
        assertThatThrownBy(() -> server.connect("/chat", new Login(""))).isInstanceOf(ConnectErrorException.class);
    }

    @Test
    void whoeverLosesTheConnectionHasLeft() {
        TestClient ana = server.connect("/chat", new Login("Ana"));
        TestClient bob = server.connect("/chat", new Login("Bob"));
        assertThat(ana.expect(Chat.CAME)).isEqualTo(new Person("Bob"));

        bob.drop();

        assertThat(ana.expect(Chat.LEFT)).isEqualTo(new Person("Bob"));
    }

    @Test
    void everybodySeesWhoTypes() {
        TestClient ana = server.connect("/chat", new Login("Ana"));
        TestClient bob = server.connect("/chat", new Login("Bob"));
        ana.expect(Chat.CAME);

        bob.emit(Chat.TYPING);

        assertThat(ana.expect(Chat.TYPES)).isEqualTo(new Person("Bob"));
        bob.expectNothingMore();
    }

    @Test
    void whatIsSaidOnOneNodeReachesThoseOnTheOthers() {
        try (TestCluster cluster =
                TestCluster.builder().nodes(3).seed(42).setUp(Chat::setUp).build()) {
            TestClient ana = cluster.node(0).connect("/chat", new Login("Ana"));
            TestClient bob = cluster.node(1).connect("/chat", new Login("Bob"));

            bob.request(Chat.SAY, new Say("Hello"));

            assertThat(ana.expect(Chat.SAID)).isEqualTo(new Said("Bob", "Hello"));
        }
    }

    @Test
    void nobodyHearsThatTheUsersOfACrashedNodeHaveLeft() {
        try (TestCluster cluster =
                TestCluster.builder().nodes(3).seed(42).setUp(Chat::setUp).build()) {
            TestClient ana = cluster.node(0).connect("/chat", new Login("Ana"));
            TestClient bob = cluster.node(1).connect("/chat", new Login("Bob"));
            assertThat(ana.expect(Chat.CAME)).isEqualTo(new Person("Bob"));

            cluster.crash(1);
            cluster.advance(Duration.ofSeconds(20));

            assertThat(bob.isConnected()).isFalse();
            ana.expectNothingMore();
        }
    }

    @Test
    void whatIsSaidDuringACutArrivesLaterOrNever() {
        try (TestCluster cluster =
                TestCluster.builder().nodes(2).seed(42).setUp(Chat::setUp).build()) {
            TestClient ana = cluster.node(0).connect("/chat", new Login("Ana"));
            TestClient bob = cluster.node(1).connect("/chat", new Login("Bob"));

            cluster.network().delay(Duration.ofMillis(5), Duration.ofMillis(50)).cut(0, 1);
            ana.request(Chat.SAY, new Say("Can you hear me?"));
            cluster.advance(Duration.ofSeconds(1));
            cluster.network().heal();
            assertThat(bob.expect(Chat.SAID)).isEqualTo(new Said("Ana", "Can you hear me?"));

            cluster.network().lossy().cut(0, 1);
            ana.request(Chat.SAY, new Say("And now?"));
            cluster.network().heal();
            cluster.advance(Duration.ofSeconds(1));
            bob.expectNothingMore();
        }
    }
}
