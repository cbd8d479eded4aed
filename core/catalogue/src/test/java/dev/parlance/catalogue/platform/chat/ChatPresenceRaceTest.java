package dev.parlance.catalogue.platform.chat;

import static dev.parlance.internal.server.ThreadedClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.internal.server.LoopEngine.LoopSession;
import dev.parlance.internal.server.ThreadedClient;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A chat over three servers, each with a member who watches. Whatever ada's devices do at the same time, everyone receives
 * in turn that she is online and offline, and last of all what is true.
 */
class ChatPresenceRaceTest {
    private static final int ROUNDS = 50;
    private static final String JOIN = "{\"chatId\":\"c1\",\"projectId\":\"p1\"}";
    private static final String LEAVE = "{\"chatId\":\"c1\"}";

    private final InMemoryChatStore chats = new InMemoryChatStore();
    private final CyclicBarrier joining = new CyclicBarrier(2);
    private volatile boolean together;
    private final List<ThreadedServer> servers = ThreadedServer.cluster(3, PlatformCatalogue.PLATFORM);
    private final List<ChatFeature> features;
    private final List<Watcher> watchers;

    /** A member on one server, who receives what is announced of ada. */
    private record Watcher(LoopSession session) {
        private static final Pattern ANNOUNCED =
                Pattern.compile("2\\[\"user:(online|offline)\",.*\"userId\":\"ada\".*");

        List<String> received() {
            return session.sent().stream()
                    .map(ANNOUNCED::matcher)
                    .filter(Matcher::matches)
                    .map(announced -> announced.group(1))
                    .toList();
        }
    }

    ChatPresenceRaceTest() {
        chats.create(new Chat("c1", "p1", "General", "group"));
        Stream.of("ada", "bob").forEach(user -> chats.addMember("c1", user));
        features = servers.stream().map(this::install).toList();
        watchers = servers.stream().map(ChatPresenceRaceTest::watch).toList();
    }

    private ChatFeature install(ThreadedServer server) {
        ChatFeature feature = new ChatFeature(new MeetingMembership());
        Namespace<Person> namespace = server.server()
                .namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(feature);
        return feature;
    }

    /** On request, two that join go on together. */
    private final class MeetingMembership implements ChatMembership {
        @Override
        public @Nullable Chat find(String chatId, String projectId, String userId) {
            if (together) {
                ThreadedPlatform.meet(joining);
            }
            return chats.find(chatId, projectId, userId);
        }

        @Override
        public @Nullable Chat find(String chatId) {
            return chats.find(chatId);
        }

        @Override
        public Set<String> membersAmong(String chatId, Collection<String> userIds) {
            return chats.membersAmong(chatId, userIds);
        }
    }

    private static Watcher watch(ThreadedServer server) {
        LoopSession bob = server.open();
        bob.receive("0{\"user\":\"bob\"}");
        ThreadedPlatform.await(() -> !bob.sent().isEmpty());
        bob.receive("20[\"chat:join\"," + JOIN + "]");
        ThreadedPlatform.await(() -> bob.sent().stream().anyMatch(text -> text.startsWith("30[")));
        return new Watcher(bob);
    }

    private ThreadedClient ada(int server) {
        return servers.get(server).connect("{\"user\":\"ada\"}");
    }

    private void settle() {
        ThreadedPlatform.await(() -> features.stream().allMatch(ChatFeature::isSettled));
    }

    @AfterEach
    void close() {
        servers.forEach(ThreadedServer::close);
    }

    /** Checks that each has received online and offline in turn, offline last. What one server has sent, others deliver later. */
    private void alternates() {
        ThreadedPlatform.await(
                () -> watchers.stream().allMatch(watcher -> watcher.received().size() % 2 == 0));
        for (Watcher watcher : watchers) {
            List<String> received = watcher.received();
            for (int i = 0; i < received.size(); i++) {
                assertThat(received.get(i)).as("event %d", i).isEqualTo(i % 2 == 0 ? "online" : "offline");
            }
            assertThat(received).hasSize(watchers.get(0).received().size()).endsWith("offline");
        }
    }

    @Test
    void twoDevicesThatJoinAtOnceAreAnnouncedOnceAndSoIsTheirLeaving() {
        List<ThreadedClient> devices = List.of(ada(0), ada(1));
        together = true;
        for (int i = 1; i <= ROUNDS; i++) {
            all(devices, "chat:join", JOIN);
            settle();
            all(devices, "chat:leave", LEAVE);
            settle();
            alternates();
            assertThat(watchers.get(0).received()).hasSize(2 * i);
        }
    }

    @Test
    void whoJoinsWithOneDeviceAsAnotherLeavesIsOnlineInTheEnd() {
        List<ThreadedClient> devices = List.of(ada(0), ada(1));
        within(devices.get(0).ask("chat:join", JOIN));
        for (int i = 0; i < ROUNDS; i++) {
            CompletableFuture<String> leaving = devices.get(i % 2).ask("chat:leave", LEAVE);
            within(devices.get((i + 1) % 2).ask("chat:join", JOIN));
            within(leaving);
            settle();
            for (Watcher watcher : watchers) {
                assertThat(watcher.received()).as("round %d", i).endsWith("online");
            }
        }
        all(devices, "chat:leave", LEAVE);
        settle();
        alternates();
    }

    @Test
    void whateverDevicesOnAllServersDoTheAnnouncementsAlternateAndAreTrue() {
        Random random = new Random(7);
        List<ThreadedClient> devices =
                Stream.of(0, 0, 1, 1, 2, 2).map(this::ada).toList();
        for (int i = 0; i < ROUNDS; i++) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                ThreadedClient device = devices.get(random.nextInt(devices.size()));
                answers.add(random.nextBoolean() ? device.ask("chat:join", JOIN) : device.ask("chat:leave", LEAVE));
            }
            answers.forEach(ThreadedClient::within);
            settle();
        }
        all(devices, "chat:leave", LEAVE);
        settle();
        alternates();
        assertThat(watchers.get(0).received()).hasSizeGreaterThan(2);
    }

    private static void all(List<ThreadedClient> devices, String event, String payload) {
        List<CompletableFuture<String>> answers =
                devices.stream().map(device -> device.ask(event, payload)).toList();
        answers.forEach(ThreadedClient::within);
    }
}
