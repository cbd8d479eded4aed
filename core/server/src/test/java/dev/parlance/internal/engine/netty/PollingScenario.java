package dev.parlance.internal.engine.netty;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine, and a client that has a session over HTTP long-polling. */
abstract class PollingScenario {
    RunningEngine engine;
    PollingClient client;
    RecordingHandler.Recorded session;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.maxPayload = 1_000);
        client = engine.polling();
        session = engine.handler.next();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        engine.close();
    }

    /** Polls, and waits until the server knows. */
    void startPoll() throws Exception {
        client.startPoll();
        Awaitility.await().until(session.session::isWritable);
    }
}
