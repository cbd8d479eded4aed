package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.call.CallEvents;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.custom.CustomEvents;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.IntegrationEvents;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceEvents;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.SessionEvents;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A feature that is removed reacts to nothing any more, notifies nobody, and can be installed again. */
class FeatureRemovalTest {
    private static final Room PROJECT = PlatformRooms.project("p1");

    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    private final Namespace<Person> namespace = server.namespace(
            "/", handshake -> new Person(handshake.auth(Auth.class).user(), "acme"));
    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob", "eve");
    private final InMemoryChatStore chats = new InMemoryChatStore();

    record Auth(String user) {}

    FeatureRemovalTest() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
    }

    private Wire connect(String user) {
        Wire wire = server.wire().send("0{\"user\":\"" + user + "\"}");
        wire.received();
        return wire;
    }

    /** Connects; in the rooms that other features would put the user into. */
    private Wire connectTo(String user, Room... rooms) {
        Wire wire = connect(user);
        namespace.toUsers(user).socketsJoin(rooms);
        return wire;
    }

    private static List<String> acks(List<String> received) {
        return received.stream().filter(text -> text.startsWith("3")).toList();
    }

    /** Emits an event with its payload; it must not be refused. */
    private static void act(Wire wire, Event<?> event, String json) {
        wire.send("20[\"" + event.name() + "\"," + json + "]");
        assertThat(acks(wire.received()))
                .singleElement()
                .asString()
                .startsWith("30[")
                .doesNotContain("\"error\"");
    }

    /** What a client does with a family of events, and what an application does. */
    private interface Family {
        void act(Wire wire);

        default void publish() {}
    }

    private void check(Feature<PlatformUser> feature, Class<?> events, Family family, Room... rooms) {
        Registration installed = namespace.install(feature);
        Wire ada = connectTo("ada", rooms);
        Wire bob = connectTo("bob", rooms);
        family.act(ada);
        family.act(bob);
        assertThat(ada.received()).as("it works").isNotEmpty();
        bob.received();

        installed.remove();
        installed.remove();
        assertThat(namespace.rooms())
                .as("the rooms that it made them join are left")
                .filteredOn(room -> !room.name().startsWith("user:"))
                .isSubsetOf(Stream.concat(Stream.of(PlatformRooms.organisation("acme")), Stream.of(rooms))
                        .toList());
        family.publish();
        server.advance(Duration.ofHours(1));
        assertThat(ada.received()).as("nothing is sent").isEmpty();
        Catalogue.of("family", Dialect.STANDARD, events).events().stream()
                .filter(event -> event.direction() == Direction.CLIENT_TO_SERVER)
                .forEach(event -> assertThat(
                                acks(bob.send("20[\"" + event.name() + "\"]").received()))
                        .singleElement()
                        .asString()
                        .as(event.name())
                        .contains("\"not-found\"", "nobody handles this event"));
        bob.drop();
        server.advance(Duration.ofHours(1));
        assertThat(ada.received()).as("nobody is notified").isEmpty();

        namespace.install(feature);
        family.act(ada);
        Wire eve = connectTo("eve", rooms);
        family.act(eve);
        family.publish();
        assertThat(ada.received()).as("it works again").isNotEmpty();
    }

    @Test
    void chats() {
        check(new ChatFeature(chats), ChatEvents.class, wire -> {
            act(wire, ChatEvents.JOIN, "{\"chatId\":\"c1\",\"projectId\":\"p1\"}");
            act(wire, ChatEvents.START_TYPING, "{\"chatId\":\"c1\"}");
        });
    }

    @Test
    void messages() {
        check(
                new MessageFeature(chats, new InMemoryMessageStore()),
                MessageEvents.class,
                wire -> act(
                        wire,
                        MessageEvents.SEND,
                        "{\"chatId\":\"c1\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\"hi\"}"),
                PlatformRooms.chat("c1"));
    }

    @Test
    void calls() {
        check(
                new CallFeature(chats),
                CallEvents.class,
                wire -> act(
                        wire,
                        CallEvents.INITIATE,
                        "{\"chatId\":\"c1\",\"type\":\"audio\",\"participants\":[\"ada\",\"bob\",\"eve\"]}"));
    }

    @Test
    void presence() {
        check(
                new PresenceFeature(projects),
                PresenceEvents.class,
                wire -> act(wire, PresenceEvents.GO_ONLINE, "{\"projectId\":\"p1\"}"),
                PROJECT);
    }

    @Test
    void nobodyStaysInTheRegistryAndNoGracePeriodEnds() {
        InMemoryPresence registry = new InMemoryPresence();
        Registration installed = namespace.install(new PresenceFeature(projects, registry, PresenceFeature.GRACE));
        Wire ada = connectTo("ada", PROJECT);
        act(ada, PresenceEvents.GO_ONLINE, "{\"projectId\":\"p1\"}");
        Wire bob = connect("bob");
        act(bob, PresenceEvents.GO_ONLINE, "{\"projectId\":\"p1\"}");
        bob.drop();
        ada.received();
        PresenceScope scope = new PresenceScope("/", "project", "p1");
        assertThat(registry.users(scope)).hasSize(2);
        installed.remove();
        assertThat(registry.users(scope)).isEmpty();
        server.advance(PresenceFeature.GRACE);
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void sessions() {
        check(
                new SessionFeature(projects),
                SessionEvents.class,
                wire -> act(wire, SessionEvents.LOGIN, "{\"projectId\":\"p1\"}"),
                PROJECT);
    }

    @Test
    void nobodyStaysSignedIn() {
        InMemoryPresence registry = new InMemoryPresence();
        Registration installed = namespace.install(new SessionFeature(projects, registry, ConnectionLimits.DEFAULT));
        act(connect("ada"), SessionEvents.LOGIN, "{\"projectId\":\"p1\"}");
        PresenceScope scope = new PresenceScope("/", "login", "p1");
        assertThat(registry.users(scope)).hasSize(1);
        installed.remove();
        assertThat(registry.users(scope)).isEmpty();
    }

    @Test
    void subscriptions() {
        SubscriptionFeature feature = new SubscriptionFeature(projects, new InMemoryCollections().add("p1", "col"));
        check(feature, SubscriptionEvents.class, new Family() {
            @Override
            public void act(Wire wire) {
                FeatureRemovalTest.act(wire, SubscriptionEvents.SUBSCRIBE_PROJECT, "{\"projectId\":\"p1\"}");
                publish();
            }

            @Override
            public void publish() {
                feature.publish(DocumentChange.created("p1", "col", "d1", Map.of("_id", "d1")));
            }
        });
    }

    @Test
    void wallets() {
        WalletFeature feature = new WalletFeature(projects, new InMemoryWallets());
        check(feature, WalletEvents.class, new Family() {
            @Override
            public void act(Wire wire) {
                FeatureRemovalTest.act(wire, WalletEvents.SUBSCRIBE_PROJECT, "{\"projectId\":\"p1\"}");
                publish();
            }

            @Override
            public void publish() {
                feature.publishBalance(
                        new WalletEvents.BalanceUpdated("a1", "0x1", "eth", "p1", "acme", "1", "2", "2", Instant.EPOCH),
                        "EUR");
            }
        });
    }

    @Test
    void integrations() {
        IntegrationFeature feature = new IntegrationFeature(
                projects, new InMemoryIntegrations(server).add("p1", "i1", "ping", run -> Map.of()));
        check(feature, IntegrationEvents.class, new Family() {
            @Override
            public void act(Wire wire) {
                FeatureRemovalTest.act(wire, IntegrationEvents.JOIN, "{\"projectId\":\"p1\",\"integrationId\":\"i1\"}");
                publish();
            }

            @Override
            public void publish() {
                feature.usageUpdated("i1", new IntegrationEvents.Usage(1, 0, Instant.EPOCH));
            }
        });
    }

    @Test
    void custom() {
        check(
                new CustomFeature(projects),
                CustomEvents.class,
                wire -> act(
                        wire, CustomEvents.SEND_EVENT, "{\"projectId\":\"p1\",\"event\":\"moved\",\"data\":{\"x\":1}}"),
                PROJECT);
    }
}
