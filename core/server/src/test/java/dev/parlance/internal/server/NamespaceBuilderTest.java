package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.internal.server.Talk.Say;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NamespaceBuilderTest {
    /** Where {@code hello} is an event. */
    public static final class Greetings {
        public static final ClientEvent<Say> HELLO = clientEvent("hello", Say.class);
        public static final ClientEvent<Say> BYE = clientEvent("bye", Say.class);

        private Greetings() {}
    }

    /** Where {@code hello} is another event. */
    public static final class Others {
        public static final ClientEvent<Ask> HELLO = clientEvent("hello", Ask.class);

        private Others() {}
    }

    /** Where {@code hello} is a request. */
    public static final class Requests {
        public static final ClientRequest<Say, Answer> HELLO = clientRequest("hello", Say.class, Answer.class);

        private Requests() {}
    }

    /** Where it is a request with another answer. */
    public static final class OtherRequests {
        public static final ClientRequest<Say, Say> HELLO = clientRequest("hello", Say.class, Say.class);

        private OtherRequests() {}
    }

    private static final Catalogue GREETINGS = Catalogue.of("greetings", Dialect.STANDARD, Greetings.class);
    private static final Catalogue TALK = Catalogue.of("talk", Dialect.STANDARD, Talk.class);

    @AutoClose
    private final TestServer server = TestServer.create(TALK);

    private final List<String> recorded = new ArrayList<>();

    @Test
    void aNamespaceHasTheServersCataloguesOrItsOwn() {
        assertThat(server.namespace("/").catalogues()).containsExactly(TALK);
        assertThat(server.namespace("/people", handshake -> new Account("ann")).catalogues())
                .containsExactly(TALK);
        assertThat(server.namespaceBuilder("/a").build().catalogues()).containsExactly(TALK);
        assertThat(server.namespaceBuilder("b")
                        .catalogues(GREETINGS, TALK, GREETINGS)
                        .build()
                        .catalogues())
                .containsExactly(GREETINGS, TALK);
        assertThat(server.namespaceBuilder("/c").catalogues().build().catalogues())
                .isEmpty();
    }

    @Test
    void itsAuthenticatorSaysWhoConnects() {
        Namespace<Account> people = server.namespaceBuilder("/people")
                .unknownEvents(UnknownEvents.IGNORE)
                .authenticator(handshake -> {
                    if (handshake.auth() == null) {
                        throw new ConnectRefusedException("who?");
                    }
                    return new Account("ann");
                })
                .build();
        people.onConnect(socket -> recorded.add(socket.user().id()));
        server.connect("/people", Map.of("token", "x"));
        server.run();
        assertThat(recorded).containsExactly("ann");
        try {
            server.connect("/people");
        } catch (ConnectErrorException refused) {
            recorded.add(refused.getMessage());
        }
        assertThat(recorded).hasSize(2);
    }

    @Test
    void oneOfGuestsIsFoundByItsName() {
        Namespace<Guest> desk =
                server.namespaceBuilder("desk").catalogues(GREETINGS).build();
        assertThat(desk.name()).isEqualTo("/desk");
        assertThat(server.namespace("/desk")).isSameAs(desk);
    }

    @Test
    void aNameIsTakenOnce() {
        server.namespaceBuilder("/desk").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/desk").build())
                .withMessage("the namespace /desk exists already, made without an authenticator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/a,b"))
                .withMessageContaining("no comma");
    }

    @Test
    void cataloguesOfTwoDialectsAreRefusedByTheirNames() {
        Catalogue other = Catalogue.of("other", new Dialect() {}, Others.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/desk").catalogues(GREETINGS, other))
                .withMessage(
                        "namespace /desk: catalogues greetings and other have different dialects, and a namespace speaks"
                                + " one: give each a namespace of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestServer.create(GREETINGS, other))
                .withMessageStartingWith("catalogues greetings and other have different dialects");
    }

    @Test
    void eventsOfOneNameThatAreNotTheSameAreRefusedByBothCatalogues() {
        Catalogue others = Catalogue.of("others", Dialect.STANDARD, Others.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/desk").catalogues(GREETINGS, others))
                .withMessage(
                        "namespace /desk: catalogues greetings and others both have \"hello\" (client->server), and mean"
                                + " different things by it: " + Say.class.getName() + " (single), and "
                                + Ask.class.getName()
                                + " (single)");
        Catalogue requests = Catalogue.of("requests", Dialect.STANDARD, Requests.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/desk").catalogues(GREETINGS, requests))
                .withMessageEndingWith(": " + Say.class.getName() + " (single), and " + Say.class.getName()
                        + " (single) answered with " + Answer.class.getName() + " (single)");
        Catalogue otherRequests = Catalogue.of("more", Dialect.STANDARD, OtherRequests.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/desk").catalogues(requests, otherRequests))
                .withMessageContaining("catalogues requests and more both have");
        // The same event in two of them is no contradiction.
        Catalogue same = Catalogue.of("same", Dialect.STANDARD, Greetings.class);
        server.namespaceBuilder("/desk").catalogues(GREETINGS, same).build();
    }

    @Test
    void anEventIsRegisteredAsItsCatalogueHasIt() {
        Namespace<Guest> desk =
                server.namespaceBuilder("/desk").catalogues(GREETINGS).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.on(Others.HELLO, (socket, ask) -> {}))
                .withMessage("namespace /desk: \"hello\" (client->server) cannot carry " + Ask.class.getName()
                        + " (single): catalogue greetings has it with " + Say.class.getName() + " (single)");
        desk.on(Greetings.HELLO, (socket, say) -> {});
        server.namespaceBuilder("/other").catalogues().build().on(Others.HELLO, (socket, ask) -> {});
    }

    // --- unknown events

    private Wire ignoring() {
        Namespace<Guest> quiet =
                server.namespaceBuilder("/").unknownEvents(UnknownEvents.IGNORE).build();
        quiet.on(Talk.SAY, (socket, say) -> {});
        quiet.untyped().onAny((socket, name, arguments) -> recorded.add(name));
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    @Test
    void unknownEventsAreIgnoredIfTheyAreToBe() {
        Wire wire = ignoring();
        try (CapturedLog log = new CapturedLog()) {
            wire.send("21[\"nobody\"]").send("2[\"nobody\"]").send("22[\"no\\nbody\"]");
            assertThat(wire.send("23[\"say\",{\"text\":\"hi\"}]").received()).containsExactly("33[{\"ok\":true}]");
            assertThat(log.messages())
                    .containsExactly(
                            "Namespace / ignores the event \"nobody\", which nobody handles",
                            "Namespace / ignores the event \"no\\u{a}body\", which nobody handles");
        }
        assertThat(recorded).as("catch-all listeners see them").containsExactly("nobody", "nobody", "no\nbody", "say");
    }

    @Test
    void knownOnesAreRefusedAllTheSame() {
        Wire wire = ignoring();
        assertThat(wire.send("21[\"say\",{}]").received())
                .singleElement()
                .asString()
                .startsWith("31[{\"error\":{\"code\":\"validation-failed\"");
    }

    @Test
    void aClientCannotFillTheLog() {
        Wire wire = ignoring();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 1_000; i++) {
                wire.send("2[\"" + "x".repeat(100) + i + "\"]").send("2[\"unknown-" + i + "\"]");
            }
            server.run();
            assertThat(log.messages()).hasSize(100);
        }
    }

    @Test
    void aTestClientsRequestThatIsIgnoredIsNotAnswered() {
        ignoring();
        TestClient client = server.connect("/");
        client.emit("nobody");
        client.expectNothingMore();
    }
}
