package dev.parlance.testkit.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is done to sockets of other servers, and what is known of them. */
abstract class SocketContract extends RequestContract {
    private static final int CHANGES = 30;

    private Set<String> ids(List<RemoteSocket> sockets) {
        assertEquals(
                sockets.size(),
                sockets.stream().map(RemoteSocket::id).distinct().count());
        return sockets.stream().map(RemoteSocket::id).collect(Collectors.toSet());
    }

    private void awaitRooms(int node, TestClient client, Room... rooms) {
        await(
                client + " is in " + List.of(rooms),
                () -> socket(node, client).rooms().equals(Set.of(rooms)));
    }

    @Test
    void socketsAreFetchedFromAllServersWithWhatIsKnownOfThem() {
        TestClient ann = connect(0, "ann", RED);
        TestClient bob = connect(1, "bob", RED, BLUE);
        TestClient cid = connect(2, "cid");
        socket(1, bob).data().put(NICK, "bobby");
        assertEquals(Set.of(ann.id(), bob.id(), cid.id()), ids(result(talk(0).fetchSockets())));
        assertEquals(Set.of(ann.id(), bob.id()), ids(result(talk(2).to(RED).fetchSockets())));
        assertEquals(Set.of(ann.id()), ids(result(talk(2).to(RED).except(BLUE).fetchSockets())));
        assertEquals(Set.of(cid.id()), ids(result(talk(0).toUsers("cid").fetchSockets())));
        assertEquals(List.of(), result(talk(0).to(Room.named("empty")).fetchSockets()));

        RemoteSocket remote = result(talk(0).toSockets(bob.id()).fetchSockets()).get(0);
        assertEquals("bob", remote.userId());
        assertEquals(Set.of(RED, BLUE), remote.rooms());
        assertEquals(Map.of("nick", "bobby"), remote.data());
    }

    @Test
    void theRoomsAndTheNumberOfAllServersAreKnown() {
        connect(0, "ann", RED);
        connect(1, "bob", RED, BLUE);
        connectElsewhere(2, "cid", Room.named("elsewhere"));
        assertEquals(Set.of(RED, BLUE), result(talk(0).fetchRooms()));
        assertEquals(Set.of(RED, BLUE), result(talk(2).fetchRooms()));
        assertEquals(NODES, result(talk(1).serverCount()));
    }

    @Test
    void aFetchedSocketIsReachedWhereverItIs() {
        TestClient ann = connect(1, "ann");
        connect(1, "bob");
        RemoteSocket remote = result(talk(0).toUsers("ann").fetchSockets()).get(0);
        remote.untyped().emit("hello");
        expectOnly("hello", ann);
        remote.join(RED);
        awaitRooms(1, ann, RED);
        remote.leave(RED);
        awaitRooms(1, ann);
        remote.disconnect();
        await("ann is disconnected", () -> !ann.isConnected());
    }

    @Test
    void socketsJoinAndLeaveRoomsOnAllServers() {
        TestClient ann = connect(0, "ann");
        TestClient bob = connect(1, "bob", BLUE);
        TestClient cid = connect(2, "cid");
        talk(1).socketsJoin(RED);
        awaitRooms(0, ann, RED);
        awaitRooms(1, bob, RED, BLUE);
        awaitRooms(2, cid, RED);
        talk(0).to(RED).except(BLUE).socketsLeave(RED);
        awaitRooms(0, ann);
        awaitRooms(2, cid);
        awaitReached(1, bob, RED);
        talk(2).to(RED).untyped().emit("red");
        expectOnly("red", bob);
        talk(2).toSockets(bob.id()).socketsLeave(BLUE, RED);
        awaitRooms(1, bob);
    }

    @Test
    void aRoomThatComesAndGoesIsReachedAsLongAsItIsThere() {
        TestClient ann = connect(1, "ann");
        for (int i = 0; i < CHANGES; i++) {
            socket(1, ann).join(RED);
            socket(1, ann).leave(RED);
        }
        socket(1, ann).join(RED);
        awaitReached(1, ann, RED);
        talk(0).to(RED).untyped().emit("red");
        expect(ann, "red");
        socket(1, ann).leave(RED);
        talk(0).to(RED).untyped().emit("left");
        expectNothingMore();
    }

    @Test
    void socketsAreDisconnectedFromTheirNamespaceOnly() {
        TestClient ann = connect(1, "ann", RED);
        TestClient bob = connect(1, "bob");
        talk(0).to(RED).disconnectSockets();
        await("ann is disconnected", () -> !ann.isConnected());
        assertTrue(ann.wire().closeReason() == null, "her connection is open");
        expectNothingMore();
        assertTrue(bob.isConnected());
        assertEquals(Set.of(bob.id()), ids(result(talk(0).fetchSockets())));
    }

    @Test
    void connectionsOfSocketsAreClosed() {
        TestClient ann = connect(2, "ann", RED);
        TestClient bob = connect(2, "bob");
        talk(0).to(RED).disconnectClients();
        await("her connection is closed", () -> ann.wire().closeReason() != null);
        assertTrue(bob.isConnected());
    }

    @Test
    void aSocketThatHasLeftIsNeitherReachedNorFound() {
        TestClient ann = connect(1, "ann", RED);
        TestClient bob = connect(1, "bob", RED);
        ann.disconnect();
        await("ann has left", () -> talk(1).socket(ann.id()) == null);
        talk(0).to(RED).untyped().emit("red");
        expectOnly("red", bob);
        assertEquals(Set.of(bob.id()), ids(result(talk(2).to(RED).fetchSockets())));
        assertFalse(ann.isConnected());
    }
}
