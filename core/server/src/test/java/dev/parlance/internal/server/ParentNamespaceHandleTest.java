package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ParentNamespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The handle of a parent namespace, and clients that come at the same time. */
class ParentNamespaceHandleTest extends ParentNamespaceFixture {
    private static final Duration HANDLER_DEADLINE = Duration.ofSeconds(30);

    // --- several at once

    @Test
    void twoFirstClientsAtOnceShareOne() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        ParentNamespace<Guest> parent = server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> {
                    recorded.add("set up");
                    gate.join();
                })
                .build();
        Wire first = connect("/a");
        Wire second = connect("/a");
        server.run();
        assertThat(recorded).containsExactly("opened /a", "set up");
        assertThat(parent.children()).as("not before it is set up").isEmpty();
        gate.complete(null);
        assertThat(first.received()).hasSize(1);
        assertThat(second.received()).hasSize(1);
        assertThat(parent.children())
                .singleElement()
                .satisfies(child -> assertThat(child.sockets()).hasSize(2));
        assertThat(recorded).containsExactly("opened /a", "set up");
    }

    @Test
    void theSecondOfTwoTriesAgainIfTheSetUpForTheFirstHasFailed() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> {
                    if (!gate.isDone()) {
                        gate.join();
                        throw new ConnectRefusedException("not yet");
                    }
                })
                .build();
        Wire first = connect("/a");
        Wire second = connect("/a");
        server.run();
        gate.complete(null);
        assertThat(first.received()).containsExactly("4/a,{\"message\":\"not yet\"}");
        assertThat(second.received()).singleElement().asString().startsWith("0/a,");
        assertThat(recorded).containsExactly("opened /a", "closed /a", "opened /a");
    }

    @Test
    void whoComesWhileItIsRemovedGetsAnother() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        ParentNamespace<Guest> parent = server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> {
                    recorded.add("made");
                    namespace.onClose(() -> {
                        recorded.add("closing");
                        gate.join();
                        recorded.add("closed");
                    });
                })
                .build();
        Wire first = connect("/a");
        server.run();
        first.drop();
        server.run();
        Wire second = connect("/a");
        server.run();
        assertThat(parent.children()).isEmpty();
        gate.complete(null);
        assertThat(second.received()).hasSize(1);
        assertThat(recorded)
                .as("what belongs to the name is released before it is made again")
                .containsExactly("opened /a", "made", "closed /a", "closing", "closed", "opened /a", "made");
        assertThat(parent.children()).hasSize(1);
    }

    @Test
    void whoWaitsForASetUpThatHangsHoldsNoThreadBeyondTheirDeadline() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> hang(end))
                .build();
        Wire first = connect("/a");
        Wire second = connect("/a");
        server.run();
        try (CapturedLog log = new CapturedLog()) {
            server.advance(HANDLER_DEADLINE);
            assertThat(first.received()).containsExactly("4/a,{\"message\":\"timeout\"}");
            assertThat(second.received()).containsExactly("4/a,{\"message\":\"timeout\"}");
            server.advance(HANDLER_DEADLINE);
            assertThat(log.messages())
                    .filteredOn(message -> message.contains("hangs though it was interrupted"))
                    .as("only the one that sets it up")
                    .hasSize(1);
        }
        end.complete(null);
        server.run();
    }

    /** Cannot be interrupted. */
    private static void hang(CompletableFuture<Void> end) {
        end.join();
    }

    // --- the handle

    @Test
    void theHandleListsThoseThatThereAre() {
        ParentNamespace<Account> projects = projects().build();
        server.namespace("/fixed");
        assertThat(projects.children()).isEmpty();
        Wire first = connect("/project-1");
        connect("/project-2");
        server.run();
        assertThat(projects.children())
                .extracting(Namespace::name)
                .containsExactlyInAnyOrder("/project-1", "/project-2");
        List<String> all = server.namespaces().stream().map(Namespace::name).toList();
        assertThat(all).containsExactlyInAnyOrder("/fixed", "/project-1", "/project-2");
        first.drop();
        server.run();
        assertThat(projects.children()).extracting(Namespace::name).containsExactly("/project-2");
        assertThat(server.namespaces()).hasSize(2);
    }

    @Test
    void itIsNotifiedOfRemovals() {
        ParentNamespace<Account> projects = projects().build();
        List<Namespace<Account>> removed = new ArrayList<>();
        projects.onRemoved(namespace -> {
            throw new IllegalStateException("of the test");
        });
        projects.onRemoved(removed::add).remove();
        projects.onRemoved(namespace -> {
            removed.add(namespace);
            recorded.add("children: " + projects.children().size());
        });
        Wire wire = connect("/project-1");
        server.run();
        try (CapturedLog log = new CapturedLog()) {
            wire.drop();
            server.run();
            assertThat(log.messages()).containsExactly("A listener of the removal of namespace /project-1 failed");
        }
        assertThat(removed).isEqualTo(made);
        assertThat(recorded).containsExactly("opened /project-1", "closed /project-1", "children: 0");
    }

    @Test
    void whatItEmitsReachesAllChildrenOnAllServers() {
        try (TestServer other = TestServer.create(adapters)) {
            ParentNamespace<Account> projects = projects().build();
            other.parentNamespace(PROJECT).build();
            Wire here = connect("/project-1");
            Wire both = connect("/project-2");
            Wire there = other.wire().send("0/project-2,");
            Wire onlyThere = other.wire().send("0/project-3,");
            Wire outside = server.wire().send("0/fixed,");
            server.namespace("/fixed");
            for (Wire wire : List.of(here, both, there, onlyThere, outside)) {
                assertThat(wire.received()).hasSize(1);
            }
            projects.emit(Talk.SAID, new Talk.Said("all"));
            projects.untyped().emit("raw", 1);
            assertThat(here.received())
                    .containsExactly("2/project-1,[\"said\",{\"text\":\"all\"}]", "2/project-1,[\"raw\",1]");
            assertThat(both.received()).hasSize(2);
            assertThat(there.received())
                    .as("once, though both servers have it")
                    .containsExactly("2/project-2,[\"said\",{\"text\":\"all\"}]", "2/project-2,[\"raw\",1]");
            assertThat(onlyThere.received())
                    .containsExactly("2/project-3,[\"said\",{\"text\":\"all\"}]", "2/project-3,[\"raw\",1]");
            assertThat(outside.received()).isEmpty();
        }
    }

    @Test
    void noClientCanAskForTheNameThatServersKnowItBy() {
        server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> recorded.add(namespace.name()))
                .build();
        server.wire().send("0/_0,");
        server.run();
        assertThat(recorded).containsExactly("opened /_0", "/_0");
    }
}
