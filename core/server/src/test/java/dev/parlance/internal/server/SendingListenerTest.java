package dev.parlance.internal.server;

import static dev.parlance.event.ServerEventPattern.serverEvents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.DroppedEvent;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.SentEvent;
import dev.parlance.socket.SentRequest;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an application's listener sees of what the server sends, asks and drops. */
class SendingListenerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> seen = new ArrayList<>();

    private final ServerListener listener = new ServerListener() {
        @Override
        public void eventSent(SentEvent event) {
            seen.add("sent " + event);
        }

        @Override
        public void eventDropped(DroppedEvent event) {
            seen.add("dropped " + event);
        }

        @Override
        public void requestSent(SentRequest request) {
            String what = request.event() + (request.isBroadcast() ? " of many on " : " on ") + request.namespace();
            seen.add("asked " + what);
            request.onEnd(outcome -> seen.add(what + " " + outcome));
        }

        @Override
        public void serverStarted(Server started) {
            seen.add("started " + started.state() + " " + started.getClass().getSimpleName());
        }

        @Override
        public void serverClosed(Server closed) {
            seen.add("closed " + closed.state());
        }
    };

    @AutoClose
    private final TestServer server =
            TestServer.create(ParlanceServer.builder().listener(listener).options());

    private final Namespace<Guest> root = server.namespace("/");

    private Wire connect(String packet) {
        Wire wire = server.wire().send(packet);
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private Socket<Guest> socket() {
        return root.sockets().iterator().next();
    }

    private List<String> takeSeen() {
        List<String> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }

    @Test
    void aServerStartsAndCloses() {
        assertThat(takeSeen()).containsExactly("started ready TestServer");
        server.closeGracefully(Duration.ZERO);
        server.run();
        assertThat(seen).containsExactly("closed closed");
    }

    @Test
    void eventsAreSeenWithHowManyTheyReach() {
        connect("0");
        connect("0");
        takeSeen();
        root.emit(Talk.SAID, new Said("hi"));
        root.to(Talk.RED).emit(Talk.SAID, new Said("hi"));
        socket().emit(Talk.SAID, new Said("hi"));
        root.emitEach(Set.of(socket().user().id()), Talk.SAID, Said::new);
        assertThat(seen)
                .containsExactly(
                        "sent said to 2 on /", "sent said to 0 on /", "sent said to 1 on /", "sent said to 1 on /");
    }

    @Test
    void namesThatAnybodyMayHaveChosenAreNoLabels() {
        connect("0");
        takeSeen();
        root.untyped().emit("any", 1);
        root.emit(serverEvents("game:<event>", Said.class).named("move"), new Said("hi"));
        socket().untyped().emit("other");
        assertThat(seen).containsExactly("sent null to 1 on /", "sent game:<event> to 1 on /", "sent null to 1 on /");
    }

    @Test
    void childrenOfAParentNamespaceAreSeenByItsPattern() {
        var rooms = server.parentNamespace(Pattern.compile("/room-[0-9]+")).build();
        connect("0/room-1,");
        connect("0/room-2,");
        takeSeen();
        rooms.emit(Talk.SAID, new Said("hi"));
        assertThat(seen).containsExactly("sent said to 1 on /room-[0-9]+", "sent said to 1 on /room-[0-9]+");
        assertThat(server.statistics().sockets()).containsEntry("/room-[0-9]+", 2);
    }

    @Test
    void requestsEndAnsweredLateOrWithTheirSocket() {
        Wire wire = connect("0");
        takeSeen();
        socket().request(Talk.VOTE, new Ballot("a"), MINUTE);
        assertThat(wire.received()).containsExactly("20[\"vote\",{\"title\":\"a\"}]");
        server.advance(Duration.ofSeconds(2));
        wire.send("30[{\"yes\":true}]");
        assertThat(takeSeen()).containsExactly("asked vote on /", "vote on / answered after 2000 ms");
        socket().request(Talk.VOTE, new Ballot("b"), MINUTE);
        server.advance(MINUTE);
        assertThat(takeSeen()).containsExactly("asked vote on /", "vote on / TIMEOUT after 60000 ms");
        Socket<Guest> last = socket();
        last.request(Talk.VOTE, new Ballot("c"), MINUTE);
        wire.drop();
        server.run();
        assertThat(takeSeen()).containsExactly("asked vote on /", "vote on / DISCONNECTED after 0 ms");
        last.request(Talk.VOTE, new Ballot("d"), MINUTE);
        assertThat(seen).isEmpty();
    }

    @Test
    void aRequestToManyIsSeenForEachOfThem() {
        Wire first = connect("0");
        connect("0");
        takeSeen();
        root.request(Talk.VOTE, new Ballot("a"), MINUTE);
        first.send("30[{\"yes\":true}]");
        server.advance(MINUTE);
        assertThat(seen)
                .containsExactly(
                        "asked vote of many on /",
                        "asked vote of many on /",
                        "sent vote to 2 on /",
                        "vote of many on / answered after 0 ms",
                        "vote of many on / TIMEOUT after 60000 ms");
    }

    @Test
    void answersAndRefusalsAreSentEvents() {
        root.handle(Talk.ASK.answeredBy(Talk.ANSWERED).refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            if (ask.question().isEmpty()) {
                throw RefusedException.conflict("empty");
            }
            return new Talk.Answer("because");
        });
        Wire wire = connect("0");
        takeSeen();
        wire.send("2[\"ask\",{\"question\":\"why\"}]").send("2[\"ask\",{\"question\":\"\"}]");
        server.run();
        assertThat(seen).containsExactly("sent answered to 1 on /", "sent talk:error to 1 on /");
    }

    @Test
    void whatNobodyHandlesIsDroppedWhetherItIsAnsweredOrIgnored() {
        server.namespaceBuilder("/deaf").unknownEvents(UnknownEvents.IGNORE).build();
        Wire wire = connect("0");
        Wire deaf = connect("0/deaf,");
        takeSeen();
        wire.send("21[\"chosen by a client\"]");
        deaf.send("2/deaf,[\"chosen by a client\"]");
        server.run();
        assertThat(seen).containsExactly("dropped UNKNOWN: null for 1 on /", "dropped UNKNOWN: null for 1 on /deaf");
    }

    @Test
    void volatileEventsAreDroppedForThoseWhoseConnectionWouldHaveToWait() {
        Wire slow = connect("0");
        Socket<Guest> socket = socket();
        connect("0");
        takeSeen();
        slow.setWritable(false);
        root.asVolatile().emit(Talk.SAID, new Said("hi"));
        socket.asVolatile().emit(Talk.SAID, new Said("hi"));
        root.toSockets(Set.of(socket.id())).asVolatile().untyped().emit("hi");
        assertThat(seen)
                .containsExactly(
                        "sent said to 1 on /",
                        "dropped VOLATILE: said for 1 on /",
                        "dropped VOLATILE: said for 1 on /",
                        "dropped VOLATILE: null for 1 on /");
    }

    @Test
    void aListenerThatFailsHarmsNoRequest() {
        try (TestServer broken = TestServer.create(ParlanceServer.builder()
                        .listener(new ServerListener() {
                            @Override
                            public void requestSent(SentRequest request) {
                                request.onEnd(outcome -> {
                                    throw new IllegalStateException("broken");
                                });
                                throw new IllegalStateException("broken");
                            }
                        })
                        .options());
                CapturedLog log = new CapturedLog()) {
            Wire wire = broken.wire();
            Namespace<Guest> namespace = broken.namespace("/");
            wire.send("0").received();
            var answer = namespace.sockets().iterator().next().request(Talk.VOTE, new Ballot("a"), MINUTE);
            wire.send("30[{\"yes\":true}]");
            broken.run();
            assertThat(answer).isCompletedWithValue(new Vote(true));
            assertThat(log.messages()).hasSize(2);
        }
    }
}
