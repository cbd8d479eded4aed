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
        here.untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add("here"));
        there.untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add(arguments));
        far.untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add(ack.isExpected()));
        far.untyped().onServerSideEmit("other", (arguments, ack) -> recorded.add("other"));
        second.namespace("/chat").untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add("chat"));
        here.untyped().serverSideEmit("reload", "config", null, 2);
        run();
        assertThat(recorded).containsExactly(Arrays.asList("config", null, 2), false);
    }

    @Test
    void theirAnswersAreCollected() {
        there.untyped().onServerSideEmit("count", (arguments, ack) -> ack.send(2, "ignored"));
        far.untyped().onServerSideEmit("count", (arguments, ack) -> ack.send());
        CompletableFuture<Answers<Object>> answers = here.untyped().serverSideRequest("count", SECOND);
        assertThat(answers).isNotDone();
        run();
        assertThat(answers).isCompletedWithValue(Answers.of(Arrays.asList(2, null), 0, 0));
    }

    @Test
    void aNullArgumentIsOneNull() {
        Object[] one = null;
        there.untyped().onServerSideEmit("reload", (arguments, ack) -> {
            recorded.add(arguments);
            ack.send(one);
        });
        far.untyped().onServerSideEmit("reload", (arguments, ack) -> ack.send(1));
        here.untyped().serverSideEmit("reload", one);
        CompletableFuture<Answers<Object>> answers = here.untyped().serverSideRequest("reload", SECOND, one);
        run();
        assertThat(recorded).containsExactly(Arrays.asList((Object) null), Arrays.asList((Object) null));
        assertThat(answers.join().received()).containsExactlyInAnyOrder(null, 1);
    }

    @Test
    void aServerThatDoesNotAnswerCountsAsMissing() {
        there.untyped().onServerSideEmit("count", (arguments, ack) -> ack.send(2));
        CompletableFuture<Answers<Object>> answers = here.untyped().serverSideRequest("count", SECOND);
        run();
        cluster.expire();
        run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(2), 1, 0));
    }

    @Test
    void aListenerThatFailsKeepsItFromNoOther() {
        there.untyped().onServerSideEmit("reload", (arguments, ack) -> {
            throw new AssertionError("of the test");
        });
        there.untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add("second"));
        Registration removed = there.untyped().onServerSideEmit("reload", (arguments, ack) -> recorded.add("removed"));
        removed.remove();
        try (CapturedLog log = new CapturedLog()) {
            here.untyped().serverSideEmit("reload", "payload");
            run();
            assertThat(log.messages()).hasSize(1).noneMatch(message -> message.contains("payload"));
        }
        assertThat(recorded).containsExactly("second");
    }

    @Test
    void aStandaloneServerAsksNoOther() {
        try (TestServer alone = TestServer.create()) {
            Namespace<Guest> namespace = alone.namespace("/");
            namespace.untyped().serverSideEmit("reload");
            assertThat(namespace.untyped().serverSideRequest("count", SECOND))
                    .isCompletedWithValue(Answers.of(List.of(), 0, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.untyped().serverSideRequest("count", Duration.ZERO));
        }
    }
}
