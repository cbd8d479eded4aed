package dev.parlance.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.jackson.LargeMessages;
import dev.parlance.internal.json.jackson.StrictMapper;
import dev.parlance.internal.json.type.ClassCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LargePayloadTest {
    private static final byte[] LARGE = json("x".repeat(LargeMessages.LARGE));
    private static final CountDownLatch READING = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private final LargeMessages oneAtOnce = new LargeMessages(1, Duration.ofDays(1));
    private final ObjectMapper mapper = StrictMapper.create(List.of(), false);
    private final PayloadReader reader =
            new PayloadReader(mapper, new ClassCache<>(PositionalArguments::of), Limits.DEFAULT, oneAtOnce);

    record Plain(@Limit(max = 1_000_000) String text) {}

    /** It is being read until the test goes on. */
    record Held(@Limit(max = 1_000_000) String text) {
        Held {
            READING.countDown();
            try {
                GO_ON.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aLargePayloadIsReadWhenTheOneBeforeHasBeenAndASmallOneAtOnce() throws Exception {
        FutureTask<Held> first = start(new FutureTask<>(() -> reader.value(LARGE, Held.class)));
        READING.await();
        FutureTask<Plain> second = new FutureTask<>(() -> reader.value(LARGE, Plain.class));
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(reader.value(json("small"), Plain.class)).isEqualTo(new Plain("small"));
        assertThat(second.isDone()).isFalse();
        GO_ON.countDown();
        assertThat(first.get().text()).hasSize(LargeMessages.LARGE);
        assertThat(second.get().text()).hasSize(LargeMessages.LARGE);
        assertThat(reader.value(LARGE, Plain.class).text()).hasSize(LargeMessages.LARGE);
    }

    @Test
    void largeCredentialsWaitForTheirTurnAsWell() throws Exception {
        JsonCodec codec = new JsonCodec(JsonSettings.of(Limits.DEFAULT), oneAtOnce);
        FutureTask<Map<String, Object>> credentials = new FutureTask<>(() -> codec.parseObject(LARGE));
        oneAtOnce.inTurn(LargeMessages.LARGE, () -> {
            Thread waiting = new Thread(credentials);
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(codec.parseObject(json("small"))).containsEntry("text", "small");
            assertThat(credentials.isDone()).isFalse();
            return waiting;
        });
        assertThat(credentials.get()).containsKey("text");
    }

    private static <T> FutureTask<T> start(FutureTask<T> task) {
        new Thread(task).start();
        return task;
    }

    private static byte[] json(String text) {
        return ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
