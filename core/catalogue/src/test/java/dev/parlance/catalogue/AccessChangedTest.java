package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestProject.Auth;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.call.CallEvents;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.InMemoryCallRegistry;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.custom.CustomEvents;
import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.IntegrationEvents;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceEvents;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.session.SessionEvents;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.internal.server.Cluster;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user who loses access leaves everything at once: all that ada is in, with a device on each of two servers, and what bob,
 * who stays, receives of it.
 */
class AccessChangedTest {
    private static final PresenceScope ONLINE = new PresenceScope("/", "project", "p1");
    private static final PresenceScope SIGNED_IN = new PresenceScope("/", "login", "p1");

    private final Cluster cluster = new Cluster();
    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    private final InMemoryCollections collections = new InMemoryCollections().add("p1", "tasks");
    private final InMemoryChatStore chats = new InMemoryChatStore();
    private final InMemoryWallets wallets = new InMemoryWallets().add("address", "ada");
    private final InMemoryPresence registry = new InMemoryPresence();
    private final InMemoryCallRegistry calls = new InMemoryCallRegistry();
    private boolean projectsFail;
    private @Nullable Runnable meanwhile;

    private final Node one = new Node();
    private final Node two = new Node();

    private final class Node {
        private final TestServer server = TestServer.create(cluster, PlatformCatalogue.PLATFORM);
        private final Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        private final Platform platform = Platform.builder(new ScriptedProjects())
                .presenceRegistry(registry)
                .collections(collections)
                .presence()
                .chats(chats)
                .messages()
                .calls(() -> calls, CallFeature.RINGING)
                .integrations(new InMemoryIntegrations(server).add("p1", "crm", "ping", run -> Map.of()))
                .wallets(wallets)
                .custom()
                .build();

        Node() {
            namespace.install(platform);
        }

        TestClient connect(String user) {
            return server.connect("/", new Auth(user));
        }

        Socket<Person> socket(TestClient client) {
            return Objects.requireNonNull(namespace.socket(client.id()));
        }
    }

    private final class ScriptedProjects implements ProjectAccess {
        @Override
        public boolean isMember(String projectId, String userId) {
            return check(projects.isMember(projectId, userId));
        }

        @Override
        public Set<String> projectsOf(String userId) {
            return check(projects.projectsOf(userId));
        }

        private <T> T check(T value) {
            if (projectsFail) {
                throw new IllegalStateException("the projects cannot be read");
            }
            Runnable happening = meanwhile;
            meanwhile = null;
            if (happening != null) {
                happening.run();
            }
            return value;
        }
    }

    AccessChangedTest() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        Stream.of("ada", "bob").forEach(user -> chats.addMember("c1", user));
        // Two servers in memory give the same ids, which no two sockets of a cluster have.
        for (int i = 0; i < 10; i++) {
            two.connect("nobody").disconnect();
        }
    }

    @AfterEach
    void close() {
        Stream.of(one, two).forEach(node -> node.server.close());
    }

    private void settle() {
        for (int i = 0; i < 4; i++) {
            Stream.of(one, two).forEach(node -> node.server.run());
        }
    }

    /** A device that is in everything. */
    private static TestClient inEverything(Node node, String user) {
        TestClient device = node.connect(user);
        device.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new SubscriptionEvents.ProjectRef("p1"));
        device.request(
                SubscriptionEvents.SUBSCRIBE_COLLECTION, new SubscriptionEvents.SubscribeCollection("p1", "tasks"));
        device.request(
                SubscriptionEvents.SUBSCRIBE_DOCUMENT, new SubscriptionEvents.SubscribeDocument("p1", "tasks", "t1"));
        device.request(
                SubscriptionEvents.SUBSCRIBE_QUERY,
                new SubscriptionEvents.SubscribeQuery("p1", "tasks", "open", Map.of("open", true)));
        device.emitAndWait(SessionEvents.LOGIN, new SessionEvents.ProjectRef("p1"));
        device.emitAndWait(PresenceEvents.GO_ONLINE, new PresenceEvents.GoOnline("p1"));
        device.request(ChatEvents.JOIN, new ChatEvents.Join("c1", "p1"));
        device.request(IntegrationEvents.JOIN, new IntegrationEvents.IntegrationRef("p1", "crm"));
        device.request(IntegrationEvents.SUBSCRIBE_WEBHOOK, new IntegrationEvents.IntegrationRef("p1", "crm"));
        device.request(WalletEvents.SUBSCRIBE_PROJECT, new WalletEvents.ProjectRef("p1"));
        device.request(WalletEvents.SUBSCRIBE_CHAIN, new WalletEvents.ChainRef("chain"));
        device.request(WalletEvents.SUBSCRIBE_CURRENCY, new WalletEvents.CurrencyRef("coin"));
        device.request(CustomEvents.JOIN, new CustomEvents.RoomRef("room"));
        return device;
    }

    private void revokeAll() {
        projects.remove("p1", "ada");
        chats.removeMember("c1", "ada");
        wallets.remove("address", "ada");
    }

    @Test
    void everythingIsLeftOnAllServersAndOthersAreNotifiedOnce() {
        TestClient bob = inEverything(one, "bob");
        TestClient phone = inEverything(one, "ada");
        TestClient laptop = inEverything(two, "ada");
        phone.request(WalletEvents.SUBSCRIBE_ADDRESS, new WalletEvents.AddressRef("address"));
        bob.emitAndWait(CallEvents.INITIATE, new CallEvents.Initiate("c1", "audio", List.of("ada"), "k"));
        laptop.emitAndWait(CallEvents.ACCEPT, new CallEvents.Answer("c1", "bob", "k"));
        settle();
        List.of(bob, phone, laptop).forEach(client -> client.wire().received());
        assertThat(one.socket(phone).rooms()).hasSizeGreaterThan(11);

        revokeAll();
        one.platform.accessChanged("ada");
        assertThat(one.socket(phone).rooms()).isEmpty();
        settle();

        assertThat(two.socket(laptop).rooms()).isEmpty();
        assertThat(calls.isEmpty()).isTrue();
        assertThat(names(registry, ONLINE)).containsExactly("bob");
        assertThat(names(registry, SIGNED_IN)).containsExactly("bob");
        assertThat(bob.wire().received().stream().map(text -> text.replaceAll("2\\[\"([a-z:]+)\".*", "$1")))
                .containsExactlyInAnyOrder("presence:user:offline", "user:offline", "user:offline", "call:ended");
        // Of the chat and of the call, which the platform itself has taken the user out of.
        Stream.of(phone, laptop)
                .forEach(device -> assertThat(device.wire().received())
                        .hasSize(2)
                        .anyMatch(text -> text.startsWith("2[\"user:offline\",{\"userId\":\"ada\",\"chatId\":\"c1\""))
                        .anyMatch(text -> text.startsWith("2[\"call:ended\"")));
    }

    private static List<String> names(InMemoryPresence registry, PresenceScope scope) {
        return registry.users(scope).stream()
                .map(present -> present.user().id())
                .toList();
    }

    @Test
    void aUserInTheirGracePeriodIsGoneAtOnce() {
        TestClient bob = inEverything(one, "bob");
        TestClient laptop = inEverything(two, "ada");
        laptop.drop();
        settle();
        bob.wire().received();
        assertThat(names(registry, ONLINE)).containsExactly("ada", "bob");

        revokeAll();
        one.platform.accessChanged("ada");
        settle();

        assertThat(names(registry, ONLINE)).containsExactly("bob");
        assertThat(bob.wire().received()).singleElement().asString().contains("presence:user:offline");
        two.server.advance(PresenceFeature.GRACE);
        assertThat(bob.wire().received()).isEmpty();
    }

    @Test
    void whoHasLostNothingStaysInEverything() {
        TestClient phone = inEverything(one, "ada");
        Set<?> before = one.socket(phone).rooms();
        phone.wire().received();
        one.platform.accessChanged("ada");
        two.platform.accessChanged("ada");
        settle();

        assertThat(one.socket(phone).rooms()).isEqualTo(before);
        assertThat(names(registry, ONLINE)).containsExactly("ada");
        assertThat(names(registry, SIGNED_IN)).containsExactly("ada");
        assertThat(phone.wire().received()).isEmpty();
    }

    @Test
    void anotherUserIsNotConcerned() {
        TestClient bob = inEverything(one, "bob");
        TestClient phone = inEverything(one, "ada");
        Set<?> before = one.socket(bob).rooms();
        revokeAll();
        one.platform.accessChanged("ada");

        assertThat(one.socket(phone).rooms()).isEmpty();
        assertThat(one.socket(bob).rooms()).isEqualTo(before);
    }

    @Test
    void whatCannotBeCheckedIsLeftAndTheFirstFailureIsThrownAtTheEnd() {
        TestClient phone = inEverything(one, "ada");
        chats.removeMember("c1", "ada");
        projectsFail = true;

        assertThatThrownBy(() -> one.platform.accessChanged("ada"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the projects cannot be read")
                .satisfies(e -> assertThat(e.getSuppressed()).isNotEmpty());
        assertThat(one.socket(phone).rooms()).isEmpty();
        assertThat(names(registry, ONLINE)).isEmpty();
        assertThat(names(registry, SIGNED_IN)).isEmpty();
    }

    @Test
    void eachFamilyAloneLeavesWhatIsItsOwn() {
        List<Consumer<Platform>> families = List.of(
                platform -> platform.sessions().accessChanged("ada"),
                platform -> platform.subscriptions().accessChanged("ada"),
                platform -> platform.presence().accessChanged("ada"),
                platform -> platform.chats().accessChanged("ada"),
                platform -> platform.calls().accessChanged("ada"),
                platform -> platform.integrations().accessChanged("ada"),
                platform -> platform.wallets().accessChanged("ada"),
                platform -> platform.custom().accessChanged("ada"));
        TestClient phone = inEverything(one, "ada");
        revokeAll();
        families.forEach(family -> family.accept(one.platform));

        assertThat(one.socket(phone).rooms()).isEmpty();
        assertThat(names(registry, ONLINE)).isEmpty();
        assertThat(names(registry, SIGNED_IN)).isEmpty();
    }

    /** The membership ends between the check and the entry. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"auth:login\",{\"projectId\":\"p1\"}",
                "\"presence:online\",{\"projectId\":\"p1\"}",
                "\"subscribe:project\",\"p1\"",
                "\"custom:join\",{\"room\":\"room\"}"
            })
    void whoLosesAccessWhileEnteringIsNotLetIn(String event) {
        TestClient phone = one.connect("ada");
        meanwhile = () -> {
            revokeAll();
            one.platform.accessChanged("ada");
        };

        assertThat(phone.wire().send("27[" + event + "]").received().get(0))
                .startsWith("37[{\"error\":{\"code\":\"permission-denied\"");
        assertThat(one.socket(phone).rooms()).isEmpty();
        assertThat(names(registry, ONLINE)).isEmpty();
        assertThat(names(registry, SIGNED_IN)).isEmpty();
    }
}
