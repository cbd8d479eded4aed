package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DynamicNamespaceTest {
    private final List<String> recorded = new ArrayList<>();
    private final Cluster cluster = new Cluster();
    private final AdapterFactory adapters = (name, node) -> {
        recorded.add("opened " + name);
        return cluster.open(name, node, () -> recorded.add("closed " + name));
    };

    @AutoClose
    private final TestServer server = TestServer.create(adapters);

    private final List<Namespace<Account>> made = new ArrayList<>();

    private void projects(boolean keepWhenEmpty) {
        server.namespaces(
                Pattern.compile("/project-[0-9]+").asMatchPredicate(),
                keepWhenEmpty,
                handshake -> {
                    if (handshake.auth() == null) {
                        throw new ConnectRefusedException("who?");
                    }
                    return new Account("ann");
                },
                made::add);
    }

    private Wire connect(String name) {
        return server.wire().send("0" + name + ",{\"token\":\"ann\"}");
    }

    @Test
    void aNamespaceIsMadeForTheFirstWhoAsks() {
        projects(false);
        assertThat(connect("/project-1").received()).containsExactly("0/project-1,{\"sid\":\"socket-0000000000001\"}");
        assertThat(connect("/project-1").received()).hasSize(1);
        assertThat(connect("/project-2").received()).hasSize(1);
        assertThat(connect("/project-x").received()).containsExactly("4/project-x,{\"message\":\"Invalid namespace\"}");
        assertThat(made).extracting(Namespace::name).containsExactly("/project-1", "/project-2");
    }

    @Test
    void itGoesWithItsLastSocketAndIsMadeAnew() {
        projects(false);
        Wire first = connect("/project-1");
        Wire second = connect("/project-1");
        server.run();
        first.send("1/project-1,");
        server.run();
        assertThat(recorded).containsExactly("opened /project-1");
        second.drop();
        server.run();
        assertThat(recorded).containsExactly("opened /project-1", "closed /project-1");
        assertThat(connect("/project-1").received()).hasSize(1);
        assertThat(made).hasSize(2);
        assertThat(made.get(1).sockets()).hasSize(1);
    }

    @Test
    void itStaysWhileSomebodyIsBeingAdmitted() {
        projects(false);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Wire first = connect("/project-1");
        server.run();
        made.get(0).use(socket -> gate.join());
        Wire second = connect("/project-1");
        server.run();
        first.drop();
        server.run();
        gate.complete(null);
        assertThat(second.received()).hasSize(1);
        assertThat(made).hasSize(1);
        made.get(0).untyped().emit("here");
        assertThat(second.received()).containsExactly("2/project-1,[\"here\"]");
    }

    @Test
    void itGoesWhenOnlyRefusedOnesHaveCome() {
        projects(false);
        assertThat(server.wire().send("0/project-1,").received()).containsExactly("4/project-1,{\"message\":\"who?\"}");
        assertThat(recorded).containsExactly("opened /project-1", "closed /project-1");
    }

    @Test
    void itGoesAlsoWhenTheRefusalsDataCannotBeWritten() {
        server.namespaces(
                name -> true,
                false,
                handshake -> {
                    throw new ConnectRefusedException("no", new Object());
                },
                namespace -> {});
        try (CapturedLog log = new CapturedLog()) {
            connect("/a");
            server.run();
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(recorded).containsExactly("opened /a", "closed /a");
    }

    @Test
    void itStaysIfItIsToBeKept() {
        projects(true);
        Wire wire = connect("/project-1");
        server.run();
        wire.drop();
        server.run();
        assertThat(connect("/project-1").received()).hasSize(1);
        assertThat(made).hasSize(1);
        assertThat(recorded).containsExactly("opened /project-1");
    }

    @Test
    void aNamespaceMadeByNameTakesPrecedenceAndOfSeveralPredicatesTheFirst() {
        server.namespace("/project-1").onConnect(socket -> recorded.add("fixed"));
        server.namespaces(
                name -> name.endsWith("-2"), false, handshake -> new Account("a"), namespace -> recorded.add("a"));
        projects(false);
        recorded.clear();
        connect("/project-1");
        connect("/project-2");
        server.run();
        assertThat(recorded).containsExactly("fixed", "opened /project-2", "a");
        assertThat(made).isEmpty();
    }

    @Test
    void aSetUpThatFailsRefusesAndLeavesNothingBehind() {
        List<String> tries = new ArrayList<>();
        server.namespaces(name -> true, true, handshake -> new Account("ann"), namespace -> {
            tries.add(namespace.name());
            if (tries.size() == 1) {
                throw new AssertionError("not yet");
            }
        });
        try (CapturedLog log = new CapturedLog()) {
            Wire wire = connect("/a");
            assertThat(wire.received()).containsExactly("4/a,{\"message\":\"Internal server error\"}");
            assertThat(recorded).containsExactly("opened /a", "closed /a");
            assertThat(wire.send("0/a,").received()).containsExactly("0/a,{\"sid\":\"socket-0000000000001\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aPredicateThatFailsRefuses() {
        server.namespaces(
                name -> {
                    throw new IllegalStateException("of the test");
                },
                false,
                handshake -> new Account("ann"),
                namespace -> {});
        try (CapturedLog log = new CapturedLog()) {
            assertThat(connect("/a").received()).containsExactly("4/a,{\"message\":\"Internal server error\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aSetUpRegistersListenersBeforeItsFirstSocket() {
        server.namespaces(name -> true, false, handshake -> new Account("ann"), namespace -> {
            namespace.handle(Talk.ASK, (socket, ask) -> new Talk.Answer(namespace.name()));
            namespace.onConnect(socket -> recorded.add("connected"));
        });
        TestClient client = server.connect("/a");
        assertThat(client.request(Talk.ASK, new Talk.Ask("where?"))).isEqualTo(new Talk.Answer("/a"));
        assertThat(recorded).containsExactly("opened /a", "connected");
    }
}
