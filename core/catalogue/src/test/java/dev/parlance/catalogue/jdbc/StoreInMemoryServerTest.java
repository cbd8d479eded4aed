package dev.parlance.catalogue.jdbc;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Stores;
import dev.parlance.event.ClientRequest;
import dev.parlance.testkit.TestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The test kit knows that a handler which waits for a database goes on by itself. */
class StoreInMemoryServerTest {
    private static final int LONGER_THAN_THE_TEST_KIT_LOOKS = 100_000;

    record Ask(String what) {}

    record Answer(String what) {}

    private static final ClientRequest<Ask, Answer> ASK = clientRequest("ask", Ask.class, Answer.class);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Database database = new Database(Stores.h2());

    @Test
    void aHandlerIsWaitedForWhileItWaitsForASlowStatement() {
        server.namespace("/").handle(ASK, (socket, ask) -> new Answer(slow(Thread.currentThread())));

        Answer answer = server.connect("/").request(ASK, new Ask("anything"));

        assertThat(answer).isEqualTo(new Answer("done"));
    }

    /** Works on for long after its caller waits. */
    private String slow(Thread caller) {
        return database.transaction(statements -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.yield();
            }
            for (int i = 0; i < LONGER_THAN_THE_TEST_KIT_LOOKS; i++) {
                Thread.yield();
            }
            return "done";
        });
    }
}
