package dev.parlance.clients.js;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.SharedFixture;
import dev.parlance.clients.fixture.SharedFixture.Servers;
import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.node.NodeProgram;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version of each minor of npm's socket.io-client since 3.1 connects, upgrades, exchanges events, acks and binary. */
@ExtendWith(SharedFixture.class)
class JsClientVersionsIT {
    private static final List<String> VERSIONS =
            List.of("3.1", "oldest", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "latest");

    @Test
    void eachIsServedOverEachTransport(Servers servers) throws Exception {
        List<String> arguments = new ArrayList<>(VERSIONS);
        arguments.add(0, servers.main().url());
        try (NodeProgram program = new NodeProgram("versions/run.mjs", arguments.toArray(String[]::new))) {
            for (String version : VERSIONS) {
                for (Transports transport : Transports.values()) {
                    JSONObject result = program.next(version + " over " + transport);
                    assertThat(result.toString())
                            .isEqualTo(new JSONObject()
                                    .put("done", version + " over " + transport)
                                    .toString());
                }
            }
        }
    }
}
