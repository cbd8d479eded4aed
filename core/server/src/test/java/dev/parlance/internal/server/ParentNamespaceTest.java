package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceMatch;
import dev.parlance.socket.ParentNamespace;
import dev.parlance.socket.ParentNamespaceBuilder;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ParentNamespaceTest extends ParentNamespaceFixture {
    // --- made and removed

    @Test
    void aNamespaceIsMadeForTheFirstWhoAsks() {
        projects().build();
        assertThat(connect("/project-1").received()).containsExactly("0/project-1,{\"sid\":\"socket-0000000000001\"}");
        assertThat(connect("/project-1").received()).hasSize(1);
        assertThat(connect("/project-2").received()).hasSize(1);
        assertThat(connect("/project-x").received()).containsExactly("4/project-x,{\"message\":\"Invalid namespace\"}");
        assertThat(connect("/project-1/more").received())
                .as("the whole name must match")
                .containsExactly("4/project-1/more,{\"message\":\"Invalid namespace\"}");
        assertThat(made).extracting(Namespace::name).containsExactly("/project-1", "/project-2");
    }

    @Test
    void itGoesWithItsLastSocketAndIsMadeAnew() {
        projects().build();
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
        projects().build();
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
    void itStaysIfItIsToBeKept() {
        ParentNamespace<Account> projects = projects().keepEmpty().build();
        Wire wire = connect("/project-1");
        server.run();
        wire.drop();
        server.run();
        assertThat(projects.children()).hasSize(1);
        assertThat(connect("/project-1").received()).hasSize(1);
        assertThat(made).hasSize(1);
        assertThat(recorded).containsExactly("opened /project-1");
    }

    @Test
    void whoIsRefusedMakesNothing() {
        projects().build();
        assertThat(server.wire().send("0/project-1,").received()).containsExactly("4/project-1,{\"message\":\"who?\"}");
        assertThat(recorded).isEmpty();
        assertThat(made).isEmpty();
    }

    @Test
    void whoHasGoneBeforeTheyAreIdentifiedMakesNothing() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.parentNamespace(PROJECT)
                .authenticator((handshake, match) -> {
                    gate.join();
                    return new Account("ann");
                })
                .onCreated((namespace, match) -> made.add(namespace))
                .build();
        Wire wire = connect("/project-1");
        server.run();
        wire.drop();
        server.run();
        gate.complete(null);
        server.run();
        assertThat(made).isEmpty();
    }

    @Test
    void itGoesWhenOnlyThoseHaveComeWhomItsMiddlewareRefuses() {
        server.parentNamespace(PROJECT)
                .onCreated((namespace, match) -> namespace.use(socket -> {
                    throw new ConnectRefusedException("not you");
                }))
                .build();
        assertThat(connect("/project-1").received()).containsExactly("4/project-1,{\"message\":\"not you\"}");
        assertThat(recorded).containsExactly("opened /project-1", "closed /project-1");
    }

    @Test
    void itGoesAlsoWhenTheRefusalsDataCannotBeWritten() {
        server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> namespace.use(socket -> {
                    throw new ConnectRefusedException("no", new Object());
                }))
                .build();
        try (CapturedLog log = new CapturedLog()) {
            connect("/a");
            server.run();
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(recorded).containsExactly("opened /a", "closed /a");
    }

    // --- which one

    @Test
    void theMatchSaysWhichOneItIs() {
        List<NamespaceMatch> matches = new ArrayList<>();
        server.parentNamespace(PROJECT)
                .authenticator((handshake, match) -> {
                    matches.add(match);
                    return new Account("member of " + match.group("id"));
                })
                .onCreated((namespace, match) -> {
                    matches.add(match);
                    namespace.onConnect(socket -> recorded.add(socket.user().id()));
                })
                .build();
        connect("/project-42");
        server.run();
        assertThat(recorded).containsExactly("opened /project-42", "member of 42");
        assertThat(matches).hasSize(2).allSatisfy(match -> {
            assertThat(match.name()).isEqualTo("/project-42");
            assertThat(match.group(0)).isEqualTo("/project-42");
            assertThat(match.group(1)).isEqualTo("42");
            assertThat(match.group("id")).isEqualTo("42");
            assertThat(match.group(2)).isNull();
            assertThatThrownBy(() -> match.group(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> match.group("name")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void thatOfAPredicateHasNoGroups() {
        List<NamespaceMatch> matches = new ArrayList<>();
        server.parentNamespace(name -> name.length() == 2)
                .onCreated((namespace, match) -> matches.add(match))
                .build();
        connect("/a");
        server.run();
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.name()).isEqualTo("/a");
            assertThat(match.group(0)).isEqualTo("/a");
            assertThatThrownBy(() -> match.group(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> match.group("id")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aNamespaceMadeByNameTakesPrecedenceAndOfSeveralPatternsTheFirst() {
        server.namespace("/project-1").onConnect(socket -> recorded.add("fixed"));
        server.parentNamespace(name -> name.endsWith("-2"))
                .onCreated((namespace, match) -> recorded.add("a"))
                .build();
        projects().build();
        recorded.clear();
        connect("/project-1");
        connect("/project-2");
        server.run();
        assertThat(recorded).containsExactlyInAnyOrder("fixed", "opened /project-2", "a");
        assertThat(made).isEmpty();
    }

    @Test
    void aChildsNameIsTaken() {
        projects().build();
        Wire wire = connect("/project-1");
        server.run();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/project-1"))
                .withMessage("the namespace /project-1 exists already, made for a client that has asked for it");
        wire.drop();
        server.run();
        server.namespace("/project-1");
    }

    @Test
    void whoWasIdentifiedForAChildDoesNotEnterWhatWasMadeByItsNameMeanwhile() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.parentNamespace(PROJECT)
                .authenticator((handshake, match) -> {
                    gate.join();
                    return new Account("ann");
                })
                .build();
        Wire wire = connect("/project-1");
        server.run();
        Namespace<Guest> fixed = server.namespace("/project-1");
        gate.complete(null);
        assertThat(wire.received()).containsExactly("4/project-1,{\"message\":\"Invalid namespace\"}");
        assertThat(fixed.sockets()).isEmpty();
        assertThat(connect("/project-1").received()).hasSize(1);
    }

    // --- set up

    @Test
    void aSetUpRegistersListenersBeforeItsFirstSocket() {
        server.parentNamespace(name -> true)
                .onCreated((namespace, match) -> {
                    namespace.handle(Talk.ASK, (socket, ask) -> new Talk.Answer(namespace.name()));
                    namespace.onConnect(socket -> recorded.add("connected"));
                })
                .build();
        TestClient client = server.connect("/a");
        assertThat(client.request(Talk.ASK, new Talk.Ask("where?"))).isEqualTo(new Talk.Answer("/a"));
        assertThat(recorded).containsExactly("opened /a", "connected");
    }

    @Test
    void aSetUpThatFailsRefusesAndLeavesNothingBehind() {
        List<String> tries = new ArrayList<>();
        ParentNamespace<Guest> parent = server.parentNamespace(name -> true)
                .keepEmpty()
                .onCreated((namespace, match) -> {
                    tries.add(namespace.name());
                    namespace.onClose(() -> recorded.add("released"));
                    if (tries.size() == 1) {
                        throw new AssertionError("not yet");
                    }
                })
                .build();
        parent.onRemoved(namespace -> recorded.add("removed"));
        try (CapturedLog log = new CapturedLog()) {
            Wire wire = connect("/a");
            assertThat(wire.received()).containsExactly("4/a,{\"message\":\"Internal server error\"}");
            assertThat(recorded).containsExactly("opened /a", "closed /a", "released");
            assertThat(parent.children()).isEmpty();
            assertThat(wire.send("0/a,").received()).containsExactly("0/a,{\"sid\":\"socket-0000000000002\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aSetUpMayRefuseWithWhatTheClientSees() {
        server.parentNamespace(PROJECT)
                .onCreated((namespace, match) -> {
                    throw new ConnectRefusedException("there is no project " + match.group("id"));
                })
                .build();
        try (CapturedLog log = new CapturedLog()) {
            assertThat(connect("/project-7").received())
                    .containsExactly("4/project-7,{\"message\":\"there is no project 7\"}");
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void aPredicateThatFailsRefuses() {
        server.parentNamespace(name -> {
                    throw new IllegalStateException("of the test");
                })
                .build();
        try (CapturedLog log = new CapturedLog()) {
            assertThat(connect("/a").received()).containsExactly("4/a,{\"message\":\"Internal server error\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    // --- what cannot work

    @Test
    void aPatternThatMatchesNoNameIsRefused() {
        for (String pattern : new String[] {"project-[0-9]+", "a|b", "[a-z]*", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.parentNamespace(Pattern.compile(pattern)))
                    .withMessage(
                            "the pattern " + pattern + " matches no name of a namespace: each begins with a slash");
        }
        for (String pattern : new String[] {"/", "/a|b", ".*", "(?!/admin)/.+", "[/]x", "^/a$", "/?a?/b"}) {
            server.parentNamespace(Pattern.compile(pattern));
        }
    }

    @Test
    void aPatternIsTakenOnce() {
        projects().build();
        ParentNamespaceBuilder<Account> again = projects();
        assertThatIllegalArgumentException()
                .isThrownBy(again::build)
                .withMessage("there is a parent namespace with the pattern " + PROJECT + " already");
    }

    @Test
    void whatContradictsIsRefusedWhereItIsGiven() {
        ParentNamespaceBuilder<Account> builder = projects();
        assertThatThrownBy(() -> builder.authenticator((handshake, match) -> new Guest("g")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("parent namespace with the pattern " + PROJECT
                        + ": give the authenticator before onCreated, which sees its users");
        assertThatThrownBy(() -> builder.onCreated((namespace, match) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("parent namespace with the pattern " + PROJECT + ": onCreated was given before");
    }
}
