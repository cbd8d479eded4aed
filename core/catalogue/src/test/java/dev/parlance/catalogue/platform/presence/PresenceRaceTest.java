package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.ThreadedPlatform.await;
import static dev.parlance.catalogue.platform.ThreadedPlatform.meet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.internal.server.LoopEngine.LoopSession;
import dev.parlance.socket.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * On real threads: a user's last socket goes, or its grace ends, just as a new one comes. Both sides are released by a
 * barrier inside the registry.
 */
class PresenceRaceTest {
    private static final int ROUNDS = 1_000;
    private static final PresenceScope SCOPE = new PresenceScope("/", "project", "p1");

    @AutoClose
    private final ThreadedPlatform platform = new ThreadedPlatform();

    private final InMemoryPresence presence = new InMemoryPresence();
    private final BlockingQueue<Runnable> ends = new LinkedBlockingQueue<>();
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final LoopSession watcher = platform.connect("bob");
    private final AtomicInteger gone = new AtomicInteger();
    private volatile boolean leaving;
    private volatile boolean ending;

    /** Both sides come here first. */
    private final PresenceRegistry registry = new ForwardingPresence(presence) {
        @Override
        public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
            if (leaving || ending) {
                meet(barrier);
            }
            presence.enter(scope, user, connectionId, at, arrived);
        }

        @Override
        public OptionalLong leave(PresenceScope scope, String userId, String connectionId) {
            if (leaving) {
                meet(barrier);
            }
            return presence.leave(scope, userId, connectionId);
        }

        @Override
        public void end(PresenceScope scope, String userId, long departure, Runnable gone) {
            if (ending) {
                meet(barrier);
            }
            presence.end(scope, userId, departure, gone);
        }
    };

    /** The test ends the grace; what was cancelled too late runs too. */
    private final Scheduler scheduler = new Scheduler() {
        @Override
        public Timer schedule(Duration delay, Runnable task) {
            ends.add(task);
            return () -> {};
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    };

    PresenceRaceTest() {
        TimedNamespace.of(platform.namespace(), scheduler)
                .install(new PresenceFeature(TestProject.projects(), registry, PresenceFeature.GRACE));
        platform.namespace().onDisconnect((socket, reason) -> gone.incrementAndGet());
        platform.namespace().toUsers("bob").socketsJoin(PlatformRooms.project("p1"));
    }

    private LoopSession online(LoopSession session) {
        session.receive("20[\"presence:online\",{\"projectId\":\"p1\"}]");
        return session;
    }

    private static void acked(LoopSession session) {
        await(() -> session.sent().contains("30[{\"ok\":true}]"));
    }

    private void end() throws InterruptedException {
        Runnable end = ends.poll(20, TimeUnit.SECONDS);
        assertThat(end).isNotNull();
        end.run();
        settle();
    }

    /** Waits until what follows a disconnect or a timer is done. */
    private void settle() {
        await(EventOrder.of(platform.namespace())::isIdle);
    }

    /** What the watcher has received after so many events, in its order. */
    private List<String> received(int from) {
        List<String> sent = watcher.sent();
        return sent.subList(from, sent.size()).stream()
                .map(text -> text.contains("presence:user:online") ? "online" : "offline")
                .toList();
    }

    @Test
    void theGraceEndsJustAsANewSocketComes() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            int before = watcher.sent().size();
            LoopSession old = online(platform.connect("eve"));
            acked(old);
            ThreadedPlatform.drop(old);
            Runnable grace = ends.poll(20, TimeUnit.SECONDS);
            LoopSession next = platform.connect("eve");

            ending = true;
            Thread timer = new Thread(grace);
            timer.start();
            acked(online(next));
            timer.join();
            settle();
            ending = false;

            List<String> heard = received(before);
            assertThat(heard).as("round %d", i).isIn(List.of("online"), List.of("online", "offline", "online"));
            assertThat(presence.users(SCOPE)).hasSize(1);
            ThreadedPlatform.drop(next);
            end();
            await(() -> received(before).size() == heard.size() + 1);
            assertThat(received(before)).endsWith("offline");
            assertThat(presence.users(SCOPE)).isEmpty();
        }
    }

    @Test
    void theLastSocketGoesJustAsANewOneComes() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            int before = watcher.sent().size();
            LoopSession old = online(platform.connect("eve"));
            acked(old);
            LoopSession next = platform.connect("eve");

            int wentBefore = 2 * i;
            await(() -> gone.get() == wentBefore);
            settle();
            leaving = true;
            ThreadedPlatform.drop(old);
            acked(online(next));
            await(() -> gone.get() == wentBefore + 1);
            settle();
            leaving = false;

            ends.forEach(Runnable::run);
            ends.clear();
            settle();
            assertThat(received(before)).as("round %d", i).containsExactly("online");
            assertThat(presence.users(SCOPE)).hasSize(1);
            ThreadedPlatform.drop(next);
            end();
            await(() -> received(before).size() == 2);
            assertThat(received(before)).as("round %d", i).containsExactly("online", "offline");
            assertThat(presence.users(SCOPE)).isEmpty();
        }
    }
}
