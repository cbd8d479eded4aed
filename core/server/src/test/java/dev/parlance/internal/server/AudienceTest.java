package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AudienceTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Account> root = server.namespace(
            "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
    private final TestClient ann = connect("ann");
    private final TestClient annsPhone = connect("ann");
    private final TestClient bob = connect("bob");
    private final TestClient cid = connect("cid");

    private TestClient connect(String user) {
        return server.connect("/", new Credentials(user));
    }

    private Socket<Account> socket(TestClient client) {
        return Objects.requireNonNull(root.socket(client.id()));
    }

    private List<String> reached(Audience audience) {
        audience.untyped().emit("hello");
        List<String> names = new ArrayList<>();
        Map.of("ann", ann, "phone", annsPhone, "bob", bob, "cid", cid).forEach((name, client) -> {
            try {
                client.expect("hello");
                names.add(name);
                client.expectNothingMore();
            } catch (AssertionError notReached) {
                client.expectNothingMore();
            }
        });
        return names;
    }

    @Test
    void aNamespaceIsEveryoneOnIt() {
        assertThat(reached(root)).containsExactlyInAnyOrder("ann", "phone", "bob", "cid");
    }

    @Test
    void roomsAreAUnionAndEachSocketIsReachedOnce() {
        socket(ann).join(RED, BLUE);
        socket(bob).join(BLUE);
        assertThat(reached(root.to(RED, BLUE))).containsExactlyInAnyOrder("ann", "bob");
        assertThat(reached(root.to(RED).to(BLUE))).containsExactlyInAnyOrder("ann", "bob");
        assertThat(reached(root.to(RED).toUsers("cid"))).containsExactlyInAnyOrder("ann", "cid");
    }

    @Test
    void exceptedRoomsAreExcludedInWhateverOrderTheyAreNamed() {
        socket(ann).join(RED);
        socket(bob).join(RED, BLUE);
        assertThat(reached(root.to(RED).except(BLUE))).containsExactly("ann");
        assertThat(reached(root.except(BLUE).to(RED))).containsExactly("ann");
        assertThat(reached(root.exceptUsers("ann"))).containsExactlyInAnyOrder("bob", "cid");
        assertThat(reached(root.exceptUsers("ann", "bob").except(RED))).containsExactly("cid");
    }

    @Test
    void anAudienceThatNamesNobodyIsNobody() {
        assertThat(reached(root.to())).isEmpty();
        assertThat(reached(root.to(List.of()))).isEmpty();
        assertThat(reached(root.toUsers())).isEmpty();
        assertThat(reached(root.toUsers(List.of()))).isEmpty();
        assertThat(reached(root.toSockets())).isEmpty();
        assertThat(reached(root.toSockets(List.of()))).isEmpty();
        assertThat(reached(root.except(RED).to())).isEmpty();
        assertThat(reached(socket(ann).to())).isEmpty();
        assertThat(reached(socket(ann).to(List.of()))).isEmpty();
    }

    @Test
    void namingNobodyTakesNothingFromAnAudience() {
        socket(ann).join(RED);
        assertThat(reached(root.to(RED).to().toUsers().toSockets())).containsExactly("ann");
        assertThat(reached(root.to().toUsers("bob"))).containsExactly("bob");
        assertThat(reached(root.except().exceptUsers().exceptSockets())).hasSize(4);
    }

    @Test
    void nobodyIsDisconnectedAskedFetchedOrMoved() {
        root.to().disconnectSockets();
        root.toUsers().disconnectClients();
        root.toSockets().socketsJoin(RED);
        socket(ann).join(BLUE);
        root.to().socketsLeave(BLUE);
        root.to().emitEach(List.of("ann"), Talk.SAID, Said::new);
        assertThat(root.to().fetchSockets()).isCompletedWithValue(List.of());
        CompletableFuture<Answers<Talk.Vote>> answers =
                root.to().request(Talk.VOTE, new Talk.Ballot("tea"), Duration.ofSeconds(1));
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(), 0, 0));
        assertThat(root.rooms()).containsExactly(BLUE);
        assertThat(List.of(ann, annsPhone, bob, cid)).allSatisfy(client -> {
            assertThat(client.isConnected()).isTrue();
            client.expectNothingMore();
        });
    }

    @Test
    void socketsAreReachedByTheirIds() {
        assertThat(reached(root.toSockets(ann.id(), cid.id()))).containsExactlyInAnyOrder("ann", "cid");
        assertThat(reached(root.toSockets(List.of(ann.id())).toUsers("bob"))).containsExactlyInAnyOrder("ann", "bob");
        assertThat(reached(root.exceptSockets(ann.id(), cid.id()))).containsExactlyInAnyOrder("phone", "bob");
        assertThat(reached(root.toUsers("ann").exceptSockets(List.of(ann.id()))))
                .containsExactly("phone");
    }

    @Test
    void aTextThatIsNoIdOfASocketReachesNobodyNorARoomOfThatName() {
        socket(ann).join(RED, RoomKind.of("chat").room("1"));
        for (String text : List.of("red", "chat:1", "user:ann", "ann", "", "socket-0000000000099")) {
            assertThat(reached(root.toSockets(text))).as(text).isEmpty();
            assertThat(reached(root.exceptSockets(text))).as(text).hasSize(4);
        }
    }

    @Test
    void manyAreNamedByACollection() {
        socket(ann).join(RED);
        socket(bob).join(BLUE);
        assertThat(reached(root.to(Set.of(RED, BLUE)))).containsExactlyInAnyOrder("ann", "bob");
        assertThat(reached(root.except(List.of(RED, BLUE)))).containsExactlyInAnyOrder("phone", "cid");
        assertThat(reached(root.toUsers(List.of("ann", "bob")))).containsExactlyInAnyOrder("ann", "phone", "bob");
        assertThat(reached(root.exceptUsers(Set.of("ann", "bob")))).containsExactly("cid");
        root.toUsers(Set.of("cid")).socketsJoin(List.of(RED, BLUE));
        assertThat(socket(cid).rooms()).containsExactlyInAnyOrder(RED, BLUE);
        root.toUsers(Set.of("cid")).socketsLeave(List.of(RED, BLUE));
        assertThat(socket(cid).rooms()).isEmpty();
    }

    @Test
    void anEmptyRoomReachesNoSocketRatherThanAll() {
        assertThat(reached(root.to(RED))).isEmpty();
        assertThat(reached(root.toUsers("nobody"))).isEmpty();
    }

    @Test
    void aUserIsAllItsSockets() {
        assertThat(reached(root.toUsers("ann"))).containsExactlyInAnyOrder("ann", "phone");
        assertThat(reached(socket(ann).toOtherDevices())).containsExactly("phone");
    }

    @Test
    void aSocketsBroadcastDoesNotReachItself() {
        assertThat(reached(socket(ann).broadcast())).containsExactlyInAnyOrder("phone", "bob", "cid");
        socket(ann).join(RED);
        socket(bob).join(RED);
        assertThat(reached(socket(ann).to(RED))).containsExactly("bob");
    }

    @Test
    void anAudienceIsEvaluatedAnewByEachCall() {
        Audience red = root.to(RED);
        assertThat(reached(red)).isEmpty();
        socket(ann).join(RED);
        assertThat(reached(red)).containsExactly("ann");
    }

    @Test
    void aSocketThatWasDisconnectedByTheServerReceivesNoMoreBroadcasts() {
        socket(ann).join(RED);
        root.to(RED).disconnectSockets();
        assertThat(ann.isConnected()).isFalse();
        assertThat(reached(root)).containsExactlyInAnyOrder("phone", "bob", "cid");
    }

    @Test
    void socketsOfAnAudienceJoinLeaveAndAreTakenOff() {
        root.toUsers("ann").socketsJoin(RED, BLUE);
        assertThat(reached(root.to(RED))).containsExactlyInAnyOrder("ann", "phone");
        root.exceptUsers("bob").socketsLeave(RED);
        assertThat(reached(root.to(RED))).isEmpty();
        root.to(BLUE).disconnectSockets();
        assertThat(ann.isConnected()).isFalse();
        assertThat(annsPhone.isConnected()).isFalse();
        assertThat(bob.isConnected()).isTrue();
    }

    @Test
    void clientsOfAnAudienceAreClosed() {
        root.toUsers("ann").disconnectClients();
        assertThat(ann.wire().closeReason()).isEqualTo("forced close");
        assertThat(annsPhone.wire().closeReason()).isEqualTo("forced close");
        assertThat(bob.wire().closeReason()).isNull();
    }

    @Test
    void socketsAreFetchedWithRoomsAndData() {
        socket(bob).join(RED);
        socket(bob).data().put(Talk.NICK, "bobby");
        socket(bob).data().put(DataKey.hidden("state", StringBuilder.class), new StringBuilder("of a feature"));
        List<RemoteSocket> found = root.to(RED).fetchSockets().join();
        assertThat(found).singleElement().satisfies(remote -> {
            assertThat(remote.id()).isEqualTo(bob.id());
            assertThat(remote.userId()).isEqualTo("bob");
            assertThat(remote.rooms()).isEqualTo(socket(bob).rooms());
            assertThat(remote.data()).isEqualTo(Map.of("nick", "bobby"));
        });
        found.get(0).untyped().emit("remote");
        bob.expect("remote");
        found.get(0).leave(RED);
        found.get(0).join(BLUE);
        assertThat(reached(root.to(BLUE))).containsExactly("bob");
        assertThat(reached(root.to(RED))).isEmpty();
        found.get(0).disconnect();
        assertThat(bob.isConnected()).isFalse();
    }

    @Test
    void volatileEventsAreDroppedWhereTheConnectionIsNotWritable() {
        ann.wire().setWritable(false);
        assertThat(reached(root.asVolatile())).containsExactlyInAnyOrder("phone", "bob", "cid");
        socket(ann).asVolatile().untyped().emit("hello");
        ann.expectNothingMore();
        ann.wire().setWritable(true);
        assertThat(reached(root.asVolatile())).hasSize(4);
    }

    @Test
    void eachUserGetsAPayloadThatIsRenderedOncePerUser() {
        List<String> rendered = new ArrayList<>();
        root.emitEach(Set.of("ann", "bob", "nobody"), Talk.SAID, user -> {
            rendered.add(user);
            return new Said("dear " + user);
        });
        assertThat(rendered).containsExactlyInAnyOrder("ann", "bob");
        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("dear ann"));
        assertThat(annsPhone.expect(Talk.SAID)).isEqualTo(new Said("dear ann"));
        assertThat(bob.expect(Talk.SAID)).isEqualTo(new Said("dear bob"));
        cid.expectNothingMore();
    }

    @Test
    void emitEachReachesOnlyWhoIsInTheAudience() {
        socket(ann).join(RED);
        root.to(RED).emitEach(Set.of("ann", "bob"), Talk.SAID, Said::new);
        ann.expect(Talk.SAID);
        annsPhone.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void aRenderingThatFailsReachesNoSocket() {
        assertThatIllegalStateException()
                .isThrownBy(() -> root.emitEach(Set.of("ann", "bob", "cid"), Talk.SAID, user -> {
                    if (user.equals("bob")) {
                        throw new IllegalStateException("no rendering");
                    }
                    return new Said(user);
                }));
        ann.expectNothingMore();
        bob.expectNothingMore();
        cid.expectNothingMore();
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> root.untyped().emit("odd", new Object()));
        assertThatIllegalArgumentException().isThrownBy(() -> root.untyped().emit("disconnect", 1));
        ann.expectNothingMore();
    }

    @Test
    void binaryTravelsBesideTheText() {
        Wire wire = server.wire().send("0{\"token\":\"dan\"}");
        assertThat(wire.received()).hasSize(1);
        root.toUsers("dan").untyped().emit("file", Map.of("data", new byte[] {1, 2}), new byte[0]);
        assertThat(wire.received())
                .containsExactly(
                        "52-[\"file\",{\"data\":{\"_placeholder\":true,\"num\":0}},{\"_placeholder\":true,\"num\":1}]",
                        "b:0102",
                        "b:");
    }
}
