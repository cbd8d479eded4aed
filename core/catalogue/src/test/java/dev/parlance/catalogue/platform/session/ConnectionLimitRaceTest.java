package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.ThreadedPlatform.await;
import static dev.parlance.catalogue.platform.ThreadedPlatform.meet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.internal.server.LoopEngine.LoopSession;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On real threads: two sockets are let in at the same moment, and there is room for one. */
class ConnectionLimitRaceTest {
    private static final int ROUNDS = 1_000;

    @AutoClose
    private final ThreadedPlatform platform = new ThreadedPlatform();

    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicInteger gone = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"1, 10, eve, eve", "10, 1, ada, bob", "1, 1, ada, ada"})
    void exactlyOneStays(int perUser, int perOrganisation, String one, String other) {
        platform.namespace().onConnect(socket -> meet(barrier));
        platform.namespace()
                .install(new SessionFeature(
                        TestProject.projects(),
                        new InMemoryPresence(),
                        ConnectionLimits.DEFAULT.withPerUser(perUser).withPerOrganisation(perOrganisation)));
        platform.namespace().onDisconnect((socket, reason) -> gone.incrementAndGet());
        for (int i = 0; i < ROUNDS; i++) {
            List<LoopSession> both = List.of(platform.open(one), platform.open(other));
            int before = 2 * i;
            await(() -> gone.get() == before + 1);
            List<LoopSession> turnedAway =
                    both.stream().filter(session -> session.sent().size() > 1).toList();
            assertThat(turnedAway).as("round %d", i).hasSize(1);
            assertThat(turnedAway.get(0).sent().get(1)).contains("[\"error\",", "\"limit\":1,");
            assertThat(turnedAway.get(0).sent().get(2)).isEqualTo("1");
            assertThat(platform.namespace().sockets()).hasSize(1);

            both.forEach(ThreadedPlatform::drop);
            await(() -> gone.get() == before + 2);
        }
    }
}
