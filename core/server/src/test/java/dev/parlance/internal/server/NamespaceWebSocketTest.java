package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ServerEvent;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Plain WebSockets as sockets of a namespace, beside those of Socket.IO. */
class NamespaceWebSocketTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ServerEvent<Pair> PAIRED =
            serverEvent("paired", Pair.class).positional();
    private static final ServerEvent<Void> NOTHING = serverEvent("nothing");
    private static final ServerEvent<Picture> PICTURE = serverEvent("picture", Picture.class);

    record Pair(String name, int count) {}

    record Picture(byte[] data) {}

    @AutoClose
    private final TestServer server = TestServer.create(
            ParlanceServer.builder().rateLimits(RateLimits.NONE).options());

    private final List<Object> recorded = new ArrayList<>();
    private final Namespace<Account> stream = server.namespaceBuilder("/stream")
            .authenticator(handshake -> new Account(user(handshake.headers())))
            .webSocket("/events", PlainFormat.typeAndData())
            .webSocket("/feed", PlainFormat.typeAndData().oneWay())
            .build();

    private static String user(Headers headers) {
        @Nullable String user = headers.first("Authorization");
        return user == null ? "nobody" : user;
    }

    private Wire open(String path, String user) {
        Wire wire = server.openWebSocket(path, Headers.of("Authorization", user), Query.NONE);
        server.run();
        return wire;
    }

    private Wire connect(String user) {
        Wire wire = server.wire(Headers.of("Authorization", user), Query.NONE).send("0/stream,");
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private Socket<Account> socketOf(String user) {
        return stream.sockets().stream()
                .filter(socket -> socket.user().id().equals(user))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAudienceReachesBothKindsEachInItsForm() {
        Wire ann = open("/feed", "ann");
        Wire bob = open("/events", "bob");
        Wire cid = connect("cid");
        stream.emit(Talk.SAID, new Said("hi"));
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"hi\"}}");
        assertThat(bob.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"hi\"}}");
        assertThat(cid.received()).containsExactly("2/stream,[\"said\",{\"text\":\"hi\"}]");
    }

    @Test
    void roomsUsersAndIdsSelectIt() {
        Wire ann = open("/feed", "ann");
        Wire again = open("/feed", "ann");
        Wire bob = open("/feed", "bob");
        Socket<Account> socket = socketOf("bob");
        socket.join(Talk.RED);
        stream.toUsers("ann").emit(Talk.SAID, new Said("ann"));
        stream.to(Talk.RED).emit(Talk.SAID, new Said("red"));
        stream.toSockets(socket.id()).emit(Talk.SAID, new Said("id"));
        socket.toOtherDevices().emit(Talk.SAID, new Said("nobody"));
        socket.leave(Talk.RED);
        stream.to(Talk.RED).emit(Talk.SAID, new Said("left"));
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"ann\"}}");
        assertThat(again.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"ann\"}}");
        assertThat(bob.received())
                .containsExactly(
                        "{\"type\":\"said\",\"data\":{\"text\":\"red\"}}",
                        "{\"type\":\"said\",\"data\":{\"text\":\"id\"}}");
        assertThat(stream.rooms()).isEmpty();
    }

    @Test
    void eachUserSeesTheirOwnRendering() {
        Wire ann = open("/feed", "ann");
        Wire bob = connect("bob");
        Wire cid = connect("cid");
        socketOf("cid").encoding(PayloadEncoding.BASE64);
        stream.emitEach(Set.of("ann", "bob", "cid"), Talk.SAID, user -> new Said("for " + user));
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"for ann\"}}");
        assertThat(bob.received()).containsExactly("2/stream,[\"said\",{\"text\":\"for bob\"}]");
        assertThat(cid.received()).containsExactly("2/stream,[\"said\",\"eyJ0ZXh0IjoiZm9yIGNpZCJ9\"]");
    }

    @Test
    void itIsFoundAndDescribed() {
        open("/events", "ann");
        Socket<Account> socket = socketOf("ann");
        socket.data().put(Talk.NICK, "Ann");
        assertThat(socket.transport()).isEqualTo(Transport.PLAIN_WEBSOCKET);
        assertThat(socket.handshake().url()).isEqualTo("/events");
        assertThat(socket.handshake().namespace()).isEqualTo("/stream");
        assertThat(socket.handshake().auth()).isNull();
        assertThat(socket.encoding()).isEqualTo(PayloadEncoding.PLAIN);
        assertThat(Socket.isId(socket.id())).isTrue();
        List<RemoteSocket> found = stream.fetchSockets().join();
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(socket.id());
            assertThat(one.data()).containsEntry("nick", "Ann");
        });
        stream.socketsJoin(Talk.RED);
        assertThat(socket.isIn(Talk.RED)).isTrue();
    }

    @Test
    void everyShapeOfAnEventHasItsForm() {
        Wire ann = open("/feed", "ann");
        stream.emit(NOTHING);
        stream.emit(PAIRED, new Pair("a", 7));
        stream.emit(PICTURE, new Picture(new byte[] {1, 2}));
        stream.untyped().emit("null", (Object) null);
        stream.untyped().emit("quoted \"name\"", "text");
        assertThat(ann.received())
                .containsExactly(
                        "{\"type\":\"nothing\"}",
                        "{\"type\":\"paired\",\"data\":[\"a\",7]}",
                        "{\"type\":\"picture\",\"data\":{\"data\":\"AQI=\"}}",
                        "{\"type\":\"null\",\"data\":null}",
                        "{\"type\":\"quoted \\\"name\\\"\",\"data\":\"text\"}");
    }

    @Test
    void whatAClientSendsIsAnEvent() {
        stream.on(Talk.SAY, (socket, say) -> socket.emit(Talk.SAID, new Said(say.text() + say.volume())));
        stream.on(clientEvent("bye"), socket -> recorded.add("bye"));
        Wire ann = open("/events", "ann");
        ann.send("{\"type\":\"say\",\"data\":{\"text\":\"hi\",\"volume\":11}}")
                .send(" {\"id\":{\"type\":\"no\"},\"data\" : {\"text\":\"a\"} , \"type\":\"say\"} ")
                .send("{\"type\":\"bye\"}");
        assertThat(ann.received())
                .containsExactly(
                        "{\"type\":\"said\",\"data\":{\"text\":\"hi11\"}}",
                        "{\"type\":\"said\",\"data\":{\"text\":\"anull\"}}");
        assertThat(recorded).containsExactly("bye");
    }

    @Test
    void aRequestIsAnsweredByItsAnswerEvent() {
        stream.handle(Talk.ASK.answeredBy(Talk.ANSWERED), (socket, ask) -> new Answer("because"));
        Wire ann = open("/events", "ann");
        ann.send("{\"type\":\"ask\",\"data\":{\"question\":\"why\"}}");
        assertThat(ann.received()).containsExactly("{\"type\":\"answered\",\"data\":{\"answer\":\"because\"}}");
    }

    @Test
    void aRefusalIsTheErrorEvent() {
        stream.on(Talk.SAY.refusedBy(Talk.TALK_ERROR), (socket, say) -> recorded.add(say));
        Wire ann = open("/events", "ann");
        ann.send("{\"type\":\"say\",\"data\":{\"text\":7}}").send("{\"type\":\"say\"}");
        assertThat(ann.received())
                .containsExactly(
                        "{\"type\":\"talk:error\",\"data\":{\"code\":\"validation-failed\",\"message\":\"text must be a"
                                + " string\",\"event\":\"say\",\"field\":\"text\"}}",
                        "{\"type\":\"talk:error\",\"data\":{\"code\":\"validation-failed\",\"message\":\"the payload is"
                                + " required\",\"event\":\"say\"}}");
        assertThat(recorded).isEmpty();
        assertThat(ann.closeFrame()).isNull();
    }

    @Test
    void itIsNotAskedForAcks() {
        Wire ann = open("/events", "ann");
        CompletableFuture<Vote> vote = socketOf("ann").request(Talk.VOTE, new Ballot("tea"), SECOND);
        server.run();
        assertThat(catchThrowable(vote::join))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        AckException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(AckException.Reason.UNSUPPORTED));
        Wire bob = connect("bob");
        CompletableFuture<Answers<Vote>> votes = stream.request(Talk.VOTE, new Ballot("tea"), SECOND);
        assertThat(bob.received()).containsExactly("2/stream,0[\"vote\",{\"title\":\"tea\"}]");
        bob.send("3/stream,0[{\"yes\":true}]");
        server.run();
        assertThat(votes.join().isComplete()).isTrue();
        assertThat(ann.received()).isEmpty();
    }

    @Test
    void itHasNoOtherEncoding() {
        open("/events", "ann");
        Socket<Account> socket = socketOf("ann");
        socket.encoding(PayloadEncoding.PLAIN);
        assertThatIllegalStateException().isThrownBy(() -> socket.encoding(PayloadEncoding.BASE64));
    }

    @Test
    void volatileEventsAreDroppedWhenItIsNotWritable() {
        Wire ann = open("/feed", "ann");
        ann.setWritable(false);
        stream.asVolatile().emit(Talk.SAID, new Said("dropped"));
        socketOf("ann").asVolatile().emit(Talk.SAID, new Said("dropped"));
        ann.setWritable(true);
        socketOf("ann").asVolatile().emit(Talk.SAID, new Said("sent"));
        assertThat(ann.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"sent\"}}");
    }

    @Test
    void aPathThatIsTakenIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/other").webSocket("/feed", PlainFormat.typeAndData()))
                .withMessage("the path /feed is taken already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/other")
                        .webSocket("/a", PlainFormat.typeAndData())
                        .webSocket("/a", PlainFormat.typeAndData()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespaceBuilder("/other").webSocket("/socket.io", PlainFormat.typeAndData()))
                .withMessage("the path /socket.io is Socket.IO's");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.webSocket("/feed", request -> null))
                .withMessage("the path /feed is taken already");
    }

    @Test
    void anAdmissionAfterwardsAndAPlainWebSocketDoNotGoTogether() {
        assertThatIllegalStateException()
                .isThrownBy(() -> server.namespaceBuilder("/other")
                        .admission(Admission.<Account>by(Talk.ASK))
                        .webSocket("/other", PlainFormat.typeAndData())
                        .build());
    }
}
