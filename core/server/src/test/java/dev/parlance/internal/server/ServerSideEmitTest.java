package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.socket.Answers;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerSideEmitTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer first = TestServer.create(cluster);

    @AutoClose
    private final TestServer second = TestServer.create(cluster);

    @AutoClose
    private final TestServer third = TestServer.create(cluster);

    private final Namespace<Guest> here = first.namespace("/");
    private final Namespace<Guest> there = second.namespace("/");
    private final Namespace<Guest> far = third.namespace("/");
    private final List<Object> recorded = new ArrayList<>();

    private void run() {
        first.run();
        second.run();
        third.run();
        first.run();
    }

    @Test
    void theOtherServersReceiveItAndNotTheOneThatSends() {
        here.onServerSideEmit("reload", (arguments, ack) -> recorded.add("here"));
        there.onServerSideEmit("reload", (arguments, ack) -> recorded.add(arguments));
        far.onServerSideEmit("reload", (arguments, ack) -> recorded.add(ack.isExpected()));
        far.onServerSideEmit("other", (arguments, ack) -> recorded.add("other"));
        second.namespace("/chat").onServerSideEmit("reload", (arguments, ack) -> recorded.add("chat"));
        here.serverSideEmit("reload", "config", null, 2);
        run();
        assertThat(recorded).containsExactly(Arrays.asList("config", null, 2), false);
    }

    @Test
    void theirAnswersAreCollected() {
        there.onServerSideEmit("count", (arguments, ack) -> ack.send(2, "ignored"));
        far.onServerSideEmit("count", (arguments, ack) -> ack.send());
        CompletableFuture<Answers<Object>> answers = here.serverSideRequest("count", SECOND);
        assertThat(answers).isNotDone();
        run();
        assertThat(answers).isCompletedWithValue(new Answers<>(Arrays.asList(2, null), 0, 0));
    }

    @Test
    void aServerThatDoesNotAnswerCountsAsMissing() {
        there.onServerSideEmit("count", (arguments, ack) -> ack.send(2));
        CompletableFuture<Answers<Object>> answers = here.serverSideRequest("count", SECOND);
        run();
        cluster.expire();
        assertThat(answers).isCompletedWithValue(new Answers<>(List.of(2), 1, 0));
    }

    @Test
    void aListenerThatFailsKeepsItFromNoOther() {
        there.onServerSideEmit("reload", (arguments, ack) -> {
            throw new AssertionError("of the test");
        });
        there.onServerSideEmit("reload", (arguments, ack) -> recorded.add("second"));
        Registration removed = there.onServerSideEmit("reload", (arguments, ack) -> recorded.add("removed"));
        removed.remove();
        try (CapturedLog log = new CapturedLog()) {
            here.serverSideEmit("reload", "payload");
            run();
            assertThat(log.messages()).hasSize(1).noneMatch(message -> message.contains("payload"));
        }
        assertThat(recorded).containsExactly("second");
    }

    @Test
    void aStandaloneServerAsksNoOther() {
        try (TestServer alone = TestServer.create()) {
            Namespace<Guest> namespace = alone.namespace("/");
            namespace.serverSideEmit("reload");
            assertThat(namespace.serverSideRequest("count", SECOND))
                    .isCompletedWithValue(new Answers<>(List.of(), 0, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> namespace.serverSideRequest("count", Duration.ZERO));
        }
    }
}
