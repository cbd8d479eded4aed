package dev.parlance.catalogue.social;

import static dev.parlance.catalogue.platform.ThreadedPlatform.await;
import static dev.parlance.catalogue.platform.ThreadedPlatform.drop;
import static dev.parlance.catalogue.platform.ThreadedPlatform.meet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.internal.server.LoopEngine.LoopSession;
import dev.parlance.internal.server.ThreadedServer;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On real threads: what happens to one user or chat at the same time, released by a barrier. */
class SocialRaceTest {
    private static final int ROUNDS = 500;

    @AutoClose
    private final ThreadedServer server = ThreadedServer.standalone(SocialCatalogue.SOCIAL);

    private final BlockingQueue<Runnable> timers = new LinkedBlockingQueue<>();
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final InMemorySocialChats chats = new InMemorySocialChats().add("c1", "bob", "eve");
    private final SocialFeature feature = SocialFeature.builder(chats).build();
    private final Namespace<Member> namespace = server.server()
            .namespace(
                    "/",
                    handshake ->
                            new Member(handshake.auth(TestSocial.Auth.class).user()));

    /** The test ends grace and quiet periods; those that were cancelled too late end too. */
    private final Scheduler scheduler = new Scheduler() {
        @Override
        public Timer schedule(Duration delay, Runnable task) {
            timers.add(task);
            return () -> {};
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    };

    private final LoopSession bob;

    SocialRaceTest() {
        TimedNamespace.of(namespace, scheduler).install(feature);
        namespace.onConnect(socket -> connected.incrementAndGet());
        namespace.onDisconnect((socket, reason) -> gone.incrementAndGet());
        bob = open("bob");
        await(() -> connected.get() == 1);
        settle();
    }

    private LoopSession open(String user) {
        LoopSession session = server.open();
        session.receive("0{\"user\":\"" + user + "\"}");
        return session;
    }

    private LoopSession connect(String user) {
        int before = connected.get();
        LoopSession session = open(user);
        await(() -> connected.get() == before + 1);
        settle();
        return session;
    }

    private void settle() {
        await(EventOrder.of(namespace)::isIdle);
    }

    private void endTimers() {
        List<Runnable> ending = new ArrayList<>();
        timers.drainTo(ending);
        ending.forEach(Runnable::run);
        settle();
    }

    /** Runs both at the same time, and waits for them. */
    private void race(Runnable one, Runnable other) throws InterruptedException {
        Thread thread = new Thread(() -> {
            meet(barrier);
            one.run();
        });
        thread.start();
        meet(barrier);
        other.run();
        thread.join();
    }

    /** The names of the events that a session has received after so many packets. */
    private static List<String> events(LoopSession session, int from) {
        List<String> sent = session.sent();
        return sent.subList(from, sent.size()).stream()
                .filter(packet -> packet.startsWith("2["))
                .map(packet -> packet.substring(3, packet.indexOf('"', 3)))
                .toList();
    }

    @Test
    void twoDevicesThatComeAndGoAtTheSameTimeAreAnnouncedOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            int from = bob.sent().size();
            int before = connected.get();
            LoopSession[] eve = new LoopSession[2];
            race(() -> eve[0] = open("eve"), () -> eve[1] = open("eve"));
            await(() -> connected.get() == before + 2);
            settle();
            assertThat(events(bob, from)).as("round %d", i).containsExactly("user-online");

            int goneBefore = gone.get();
            race(() -> drop(eve[0]), () -> drop(eve[1]));
            await(() -> gone.get() == goneBefore + 2);
            settle();
            endTimers();
            assertThat(events(bob, from)).as("round %d", i).containsExactly("user-online", "user-offline");
        }
    }

    @Test
    void aDeviceThatComesJustAsTheGracePeriodEndsIsOnlineInTheEnd() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            LoopSession old = connect("eve");
            int from = bob.sent().size();
            int goneBefore = gone.get();
            drop(old);
            await(() -> gone.get() == goneBefore + 1);
            settle();
            int before = connected.get();
            LoopSession[] next = new LoopSession[1];
            race(this::endTimers, () -> next[0] = open("eve"));
            await(() -> connected.get() == before + 1);
            settle();

            assertThat(events(bob, from)).as("round %d", i).isIn(List.of(), List.of("user-offline", "user-online"));
            assertThat(feature.isOnline("eve")).isTrue();
            drop(next[0]);
            await(() -> gone.get() == goneBefore + 2);
            settle();
            endTimers();
            assertThat(feature.isOnline("eve")).isFalse();
        }
    }

    @Test
    void typingThatEndsByItselfJustAsItsSocketGoesEndsOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            LoopSession eve = connect("eve");
            timers.clear();
            int from = bob.sent().size();
            eve.receive("20[\"typing-started\",{\"chat\":\"c1\"}]");
            await(() -> eve.sent().contains("30[{\"ok\":true}]"));
            int goneBefore = gone.get();
            race(this::endTimers, () -> drop(eve));
            await(() -> gone.get() == goneBefore + 1);
            settle();

            assertThat(events(bob, from))
                    .as("round %d", i)
                    .filteredOn(event -> event.startsWith("typing"))
                    .containsExactly("typing-started", "typing-stopped");
            assertThat(feature.isIdle()).isTrue();
            endTimers();
        }
    }

    @Test
    void aMessageThatIsUnderWayReachesTheRemovedOneBeforeTheRemovalOrNotAtAll() throws Exception {
        LoopSession eve = connect("eve");
        for (int i = 0; i < ROUNDS; i++) {
            int from = eve.sent().size();
            int fromBob = bob.sent().size();
            MessagePayload message =
                    new MessagePayload("m" + i, TestSocial.payload("bob"), "c1", null, "Hello", Instant.EPOCH);
            race(() -> feature.messagePosted(message), () -> {
                chats.remove("c1", "eve");
                feature.participantRemoved("c1", "eve");
            });
            String removed = "chat-participant-removed";
            await(() ->
                    events(eve, from).contains(removed) && events(bob, fromBob).size() == 2);

            assertThat(events(eve, from))
                    .as("round %d", i)
                    .isIn(List.of(removed), List.of("messages-received", removed));
            assertThat(events(bob, fromBob)).containsExactlyInAnyOrder("messages-sent", removed);
            chats.add("c1", "eve");
        }
    }
}
