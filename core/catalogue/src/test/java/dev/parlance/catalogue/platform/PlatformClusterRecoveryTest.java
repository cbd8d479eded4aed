package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.RecoveryOptions;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.call.CallEvents;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.InMemoryCallRegistry;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients of the platform that find their sessions again on another server, by a store that all share. */
class PlatformClusterRecoveryTest {
    private static final Map<String, String> P1 = Map.of("projectId", "p1");

    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    private final InMemoryChatStore chats =
            new InMemoryChatStore().add(new Chat("g", "p1", "General", "group"), "ada", "bob");
    private final InMemoryPresence presence = new InMemoryPresence();
    private final InMemoryCallRegistry calls = new InMemoryCallRegistry();
    private final List<Namespace<Person>> namespaces = new ArrayList<>();
    private final List<Platform> platforms = new ArrayList<>();

    @AutoClose
    private final TestCluster cluster = TestCluster.builder()
            .nodes(2)
            .catalogues(PlatformCatalogue.PLATFORM)
            .options(options -> options.recovery(RecoveryOptions.DEFAULT).rateLimits(RateLimits.NONE))
            .setUp(this::setUp)
            .build();

    private void setUp(TestServer server) {
        Platform platform = Platform.builder(projects)
                .presenceRegistry(presence)
                .collections(new InMemoryCollections().add("p1", "c1"))
                .presence()
                .chats(chats)
                .messages(new InMemoryMessageStore())
                .calls(() -> calls, CallFeature.RINGING)
                .wallets(new InMemoryWallets().add("a1", "ada"))
                .custom()
                .build();
        platforms.add(platform);
        Namespace<Person> namespace = server.namespace(
                "/",
                handshake -> new Person(handshake.auth(TestPlatform.Auth.class).user()));
        namespaces.add(namespace);
        namespace.install(platform);
    }

    private TestClient inChat(int node, String user) {
        TestClient client = cluster.node(node).connect("/", new TestPlatform.Auth(user));
        client.request("chat:join", Map.of("chatId", "g", "projectId", "p1"));
        client.expect("chat:joined");
        cluster.run();
        return client;
    }

    private void say(TestClient by, String text) {
        by.request("message:send", Map.of("chatId", "g", "projectId", "p1", "content", text, "type", "text"));
        by.expect("message:sent");
        cluster.run();
    }

    private TestClient back(TestClient client, int node, boolean recovered) {
        TestClient back = client.reconnect(cluster.node(node), new TestPlatform.Auth("ada"));
        assertThat(back.recovered()).isEqualTo(recovered);
        cluster.run();
        return back;
    }

    private void lose(TestClient client) {
        client.drop();
        cluster.run();
    }

    @Test
    void aChatASignInAndAPresenceGoOnThereAndNobodySeesIt() {
        TestClient ada = inChat(0, "ada");
        TestClient bob = inChat(1, "bob");
        ada.expect(UserEvents.ONLINE);
        bob.request("custom:message", Map.of("targetUserId", "ada", "message", "hi"));
        cluster.run();
        ada.expect("custom:message");
        ada.request("auth:login", P1);
        ada.request("presence:online", P1);
        ada.request("custom:join", Map.of("room", "r"));
        ada.expect("custom:joined");
        lose(ada);
        cluster.advance(Duration.ofSeconds(5));
        say(bob, "missed");
        TestClient back = back(ada, 1, true);
        assertThat(back.expect(MessageEvents.CREATED).message().content()).isEqualTo("missed");
        bob.expect(MessageEvents.CREATED);
        cluster.advance(Duration.ofMinutes(3));
        back.expectNothingMore();
        bob.expectNothingMore();
        assertThat(Objects.requireNonNull(namespaces.get(1).socket(back.id())).rooms())
                .contains(PlatformRooms.chat("g"), PlatformRooms.custom("p1", "r"));
        // Its working project and its memberships are known here: it can go on, and be shut out.
        back.request("custom:join", Map.of("room", "s"));
        back.expect("custom:joined");
        chats.removeMember("g", "ada");
        platforms.get(0).accessChanged("ada");
        cluster.run();
        assertThat(back.expect(UserEvents.OFFLINE).chatId()).isEqualTo("g");
        bob.expect(UserEvents.OFFLINE);
        say(bob, "secret");
        back.expectNothingMore();
    }

    @Test
    void whoIsShutOutBeforeItComesBackElsewhereIsToldSo() {
        TestClient ada = inChat(0, "ada");
        TestClient bob = inChat(1, "bob");
        ada.expect(UserEvents.ONLINE);
        lose(ada);
        chats.removeMember("g", "ada");
        say(bob, "secret");
        TestClient back = back(ada, 1, true);
        assertThat(back.expect(UserEvents.OFFLINE).chatId()).isEqualTo("g");
        back.expectNothingMore();
    }

    @Test
    void whatOneServerAloneKnowsLeadsToANewSessionOnAnother() {
        TestClient follower = cluster.node(0).connect("/", new TestPlatform.Auth("ada"));
        follower.request("subscribe:project", P1);
        lose(follower);
        back(follower, 1, false);
        TestClient owner = cluster.node(0).connect("/", new TestPlatform.Auth("ada"));
        owner.request("wallet:subscribe:address", Map.of("addressId", "a1"));
        owner.expect(WalletEvents.SUBSCRIBED);
        lose(owner);
        back(owner, 1, false);
    }

    @Test
    void aDeviceInACallGetsANewSessionElsewhereAndTheCallEnds() {
        TestClient ada = cluster.node(0).connect("/", new TestPlatform.Auth("ada"));
        TestClient bob = cluster.node(1).connect("/", new TestPlatform.Auth("bob"));
        ada.request(
                "call:initiate", Map.of("chatId", "g", "type", "audio", "participants", List.of("bob"), "callId", "k"));
        cluster.run();
        bob.expect(CallEvents.INCOMING);
        bob.request("call:accept", Map.of("chatId", "g", "callerId", "ada", "callId", "k"));
        cluster.run();
        ada.expect(CallEvents.ACCEPTED);
        lose(ada);
        TestClient back = back(ada, 1, false);
        cluster.advance(Duration.ofSeconds(11));
        assertThat(bob.expect(CallEvents.ENDED).reason()).isEqualTo("disconnected");
        assertThat(back.expect(CallEvents.ENDED).reason()).isEqualTo("disconnected");
        bob.expectNothingMore();
        back.expectNothingMore();
    }
}
