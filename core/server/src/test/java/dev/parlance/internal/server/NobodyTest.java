package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Adapter;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On the wire between servers no rooms mean everyone: so the others must never be asked to reach nobody. */
class NobodyTest {
    private final List<String> asked = new ArrayList<>();

    @AutoClose
    private final TestServer server = TestServer.create((namespace, node) -> recording());

    private final Namespace<Guest> root = server.namespace("/");

    private Adapter recording() {
        return (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return null;
                });
    }

    @Test
    void otherServersAreNotAskedToReachNobody() {
        for (Audience nobody : List.of(
                root.to(),
                root.toUsers(),
                root.toSockets("red"),
                root.except(RED).to())) {
            nobody.emit(Talk.SAID, new Said("hi"));
            nobody.asVolatile().emit(Talk.SAID, new Said("hi"));
            nobody.emitEach(List.of("ann"), Talk.SAID, Said::new);
            nobody.request(Talk.VOTE, new Ballot("tea"), Duration.ofSeconds(1));
            nobody.fetchSockets();
            nobody.socketsJoin(RED);
            nobody.socketsLeave(RED);
            nobody.disconnectSockets();
            nobody.disconnectClients();
        }
        root.socketsJoin();
        root.socketsLeave();
        root.emitEach(List.of(), Talk.SAID, Said::new);
        server.run();
        assertThat(asked).isEmpty();
    }
}
