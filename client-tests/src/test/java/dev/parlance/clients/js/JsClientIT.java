package dev.parlance.clients.js;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.clients.fixture.SharedFixture;
import dev.parlance.clients.fixture.SharedFixture.Servers;
import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** All behaviours, by npm's socket.io-client of two versions over each transport. */
@ExtendWith(SharedFixture.class)
class JsClientIT {
    private final List<BehaviourRun> runs = new ArrayList<>();

    @TestFactory
    Stream<DynamicContainer> theLatestClient(Servers servers) throws Exception {
        return overEachTransport("latest", servers);
    }

    @TestFactory
    Stream<DynamicContainer> theOldestClient(Servers servers) throws Exception {
        return overEachTransport("oldest", servers);
    }

    @AfterEach
    void endProcesses() {
        runs.forEach(BehaviourRun::close);
    }

    private Stream<DynamicContainer> overEachTransport(String version, Servers servers) throws Exception {
        Node.prepare();
        return Stream.of(Transports.values())
                .map(transport -> dynamicContainer(
                        version + " over " + transport,
                        // Lazily: one process after another.
                        Stream.of(transport)
                                .flatMap(over ->
                                        behaviours(version, over, servers.main().url()))));
    }

    private Stream<DynamicTest> behaviours(String version, Transports transport, String url) {
        try {
            BehaviourRun run = new BehaviourRun(version, transport, url);
            runs.add(run);
            return run.plan().stream()
                    .map(sentence ->
                            dynamicTest(version + " over " + transport + " " + sentence, () -> run.expect(sentence)));
        } catch (Exception e) {
            throw new AssertionError("the program for " + version + " over " + transport + " did not start", e);
        }
    }
}
