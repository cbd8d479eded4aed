package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** On real threads, of which any could answer first. */
class ConnectOrderOnThreadsTest {
    private static final int NAMESPACES = 40;

    @AutoClose
    private final ThreadedServer server = ThreadedServer.standalone(Catalogue.of("empty", Dialect.STANDARD));

    @RepeatedTest(20)
    void connectsOfOneConnectionAreAnsweredInTheirOrder() throws Exception {
        CountDownLatch answered = new CountDownLatch(NAMESPACES);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < NAMESPACES; i++) {
            server.server().namespace("/n" + i).use(socket -> Thread.yield());
            expected.add("0/n" + i);
        }
        LoopEngine.LoopSession session = server.open(text -> answered.countDown());
        for (int i = 0; i < NAMESPACES; i++) {
            session.receive("0/n" + i + ",");
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(session.sent())
                .extracting(packet -> packet.substring(0, packet.indexOf(',')))
                .isEqualTo(expected);
    }
}
