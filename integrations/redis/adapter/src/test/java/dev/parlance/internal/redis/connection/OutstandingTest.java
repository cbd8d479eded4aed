package dev.parlance.internal.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutstandingTest {
    private final Outstanding outstanding = new Outstanding();
    private final CompletableFuture<String> command = new CompletableFuture<>();

    @Test
    void aCommandIsGivenUpWithItsConnection() {
        outstanding.add(command, outstanding.losses());
        outstanding.giveUp();

        assertThat(command).isCancelled();
    }

    /** The client would send it again on the next connection, though Redis may have it. */
    @Test
    void aCommandThatWasSentWhileItsConnectionWasLostIsGivenUpToo() {
        int before = outstanding.losses();
        outstanding.giveUp();
        outstanding.add(command, before);

        assertThat(command).isCancelled();
    }

    @Test
    void aCommandOfTheNextConnectionIsNot() {
        outstanding.giveUp();
        outstanding.add(command, outstanding.losses());

        assertThat(command).isNotDone();
    }
}
