package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Room;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest extends RecoveryFixture {
    @Test
    void anEventHasItsPlaceAsLastArgumentAndTheAnswerToConnectASecretOfTwentyCharacters() {
        Client ana = connect("ana");
        root.untyped().emit("news", "first", 2);
        root.untyped().emit("bare");
        assertThat(ana.pid).hasSize(20).isNotEqualTo(ana.sid);
        String time = String.valueOf(server.now().toEpochMilli());
        assertThat(ana.read().events)
                .containsExactly("2[\"news\",\"first\",2,\"" + time + "-1\"]", "2[\"bare\",\"" + time + "-2\"]");
    }

    @Test
    void aClientFindsItsIdItsRoomsItsDataAndWhatItHasMissedBehindTheAnswer() {
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        ana.socket().data().put(Talk.NICK, "Ana");
        root.to(Talk.RED).untyped().emit("before");
        String offset = ana.offset();
        ana.cut();
        root.to(Talk.RED).untyped().emit("missed");
        root.to(Talk.BLUE).untyped().emit("elsewhere");
        root.toUsers("ana").untyped().emit("own");
        Client back = connect("ana", ana.pid, offset);
        assertThat(back.sid).isEqualTo(ana.sid);
        assertThat(back.pid).isEqualTo(ana.pid);
        assertThat(back.names()).containsExactly("missed", "own");
        assertThat(back.socket().recovered()).isTrue();
        assertThat(back.socket().rooms()).containsExactly(Talk.RED);
        assertThat(back.socket().data().get(Talk.NICK)).isEqualTo("Ana");
        root.to(Talk.RED).untyped().emit("live");
        assertThat(back.names()).containsExactly("missed", "own", "live");
        assertThat(recorded)
                .containsExactly(
                        "fresh " + ana.sid, "disconnected " + ana.sid + " transport close", "recovered " + ana.sid);
    }

    @Test
    void itWorksWhenNothingWasMissedAndTwiceInARow() {
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        root.untyped().emit("one");
        String first = ana.offset();
        ana.cut();
        Client second = connect("ana", ana.pid, first);
        assertThat(second.names()).isEmpty();
        second.cut();
        root.to(Talk.RED).untyped().emit("two");
        Client third = connect("ana", ana.pid, first);
        assertThat(third.names()).containsExactly("two");
        assertThat(third.sid).isEqualTo(ana.sid);
    }

    @Test
    void aClientThatHasReceivedNothingFindsEverythingSinceItsSessionBegan() {
        root.untyped().emit("before its time");
        Client ana = connect("ana");
        ana.socket().emit(Talk.SAID, new Talk.Said("hello"));
        ana.cut();
        root.untyped().emit("missed");
        assertThat(connect("ana", ana.pid, null).names()).containsExactly("said", "missed");
    }

    @Test
    void anOffsetFromASessionBeforeStandsForTheBeginning() {
        Client first = connect("ana");
        root.untyped().emit("early");
        String old = first.offset();
        root.untyped().emit("between");
        Client ana = connect("ana");
        root.untyped().emit("missed");
        ana.cut();
        assertThat(connect("ana", ana.pid, old).names()).containsExactly("missed");
    }

    @Test
    void whatWasSentToARoomBeforeTheSocketJoinedItIsNotItsOwnAndWhatWasSentBeforeItLeftIs() {
        Client ana = connect("ana");
        root.to(Talk.RED).untyped().emit("too early");
        ana.socket().join(Talk.RED);
        root.to(Talk.RED).untyped().emit("while in it");
        ana.socket().leave(Talk.RED);
        root.to(Talk.RED).untyped().emit("too late");
        ana.cut();
        assertThat(connect("ana", ana.pid, null).names()).containsExactly("while in it");
    }

    @Test
    void aClientThatIsAwayIsMovedWithTheOthers() {
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        ana.cut();
        root.to(Talk.RED).socketsJoin(java.util.List.of(Talk.BLUE));
        root.toUsers("ana").socketsLeave(java.util.List.of(Talk.RED));
        root.to(Talk.RED).untyped().emit("of red");
        root.to(Talk.BLUE).untyped().emit("of blue");
        Client back = connect("ana", ana.pid, null);
        assertThat(back.names()).containsExactly("of blue");
        assertThat(back.socket().rooms()).containsExactly(Talk.BLUE);
    }

    @Test
    void emitEachReachesAUserWhoIsAway() {
        Client ana = connect("ana");
        ana.cut();
        root.emitEach(java.util.Set.of("ana", "bob"), Talk.SAID, user -> new Talk.Said("for " + user));
        assertThat(connect("ana", ana.pid, null).read().events)
                .singleElement()
                .asString()
                .contains("for ana");
    }

    @Test
    void whatASocketIsSentAfterItsConnectionWasLostIsMissedAndThenLive() {
        Client ana = connect("ana");
        var before = ana.socket();
        ana.cut();
        before.emit(Talk.SAID, new Talk.Said("away"));
        Client back = connect("ana", ana.pid, null);
        assertThat(back.names()).containsExactly("said");
        before.untyped().emit("still");
        assertThat(back.names()).containsExactly("said", "still");
    }

    @Test
    void requestsAndVolatileEventsAreNotFoundAgain() {
        Client ana = connect("ana");
        ana.cut();
        root.asVolatile().untyped().emit("volatile");
        root.untyped().request("asked", Duration.ofSeconds(1));
        assertThat(connect("ana", ana.pid, null).names()).isEmpty();
    }

    @Test
    void aVolatileEventThatEndsWithATextIsFollowedByThePlaceOfTheLastSoThatTheTextIsNotTakenForOne() {
        Client ana = connect("ana");
        root.untyped().emit("kept");
        String offset = ana.offset();
        root.asVolatile().untyped().emit("typing", "999-9");
        root.asVolatile().untyped().emit("bare");
        root.asVolatile().untyped().emit("number", 1);
        ana.socket().asVolatile().emit(Talk.SAID, new Talk.Said("x"));
        assertThat(ana.read().events.subList(1, 5))
                .containsExactly(
                        "2[\"typing\",\"999-9\",\"" + offset + "\"]",
                        "2[\"bare\",\"" + offset + "\"]",
                        "2[\"number\",1]",
                        "2[\"said\",{\"text\":\"x\"}]");
    }

    @Test
    void whatIsKeptIsBase64ForAClientThatHasAskedForIt() {
        Client ana = connect("ana");
        ana.socket().encoding(dev.parlance.socket.PayloadEncoding.BASE64);
        ana.cut();
        root.untyped().emit("news", java.util.Map.of("a", 1));
        Client back = connect("ana", ana.pid, null);
        String time = String.valueOf(server.now().toEpochMilli());
        assertThat(back.read().events).containsExactly("2[\"news\",\"eyJhIjoxfQ==\",\"" + time + "-1\"]");
        assertThat(back.socket().encoding()).isEqualTo(dev.parlance.socket.PayloadEncoding.BASE64);
    }

    @ParameterizedTest
    @EnumSource(
            value = DisconnectReason.class,
            names = {"TRANSPORT_CLOSE", "TRANSPORT_ERROR", "PING_TIMEOUT", "SLOW_CLIENT"})
    void aLostConnectionEndsNoSession(DisconnectReason reason) {
        Client ana = connect("ana");
        ana.wire.drop(reason);
        assertThat(ana.comeBack().sid).isEqualTo(ana.sid);
        assertThat(recorded).noneMatch(line -> line.startsWith("ended"));
    }

    @ParameterizedTest
    @EnumSource(
            value = DisconnectReason.class,
            names = {"FORCED_CLOSE", "PARSE_ERROR", "SERVER_SHUTTING_DOWN"})
    void aConnectionThatWasEndedEndsTheSession(DisconnectReason reason) {
        Client ana = connect("ana");
        ana.wire.drop(reason);
        assertFresh(ana, "DISCONNECTED");
    }

    private void assertFresh(Client before, String reason) {
        Client back = before.comeBack();
        assertThat(back.sid).isNotEqualTo(before.sid);
        assertThat(back.pid).isNotEqualTo(before.pid);
        assertThat(recorded).contains("fresh " + back.sid).containsOnlyOnce("ended " + before.sid + " " + reason);
    }

    @Test
    void aClientThatLeavesIsNotRecovered() {
        Client ana = connect("ana");
        ana.wire.send("1");
        assertFresh(ana, "DISCONNECTED");
    }

    @Test
    void aClientThatIsDisconnectedIsNotRecovered() {
        Client ana = connect("ana");
        ana.socket().disconnect();
        assertFresh(ana, "DISCONNECTED");
    }

    @Test
    void aClientThatIsDisconnectedWhileItIsAwayIsNotRecovered() {
        Client ana = connect("ana");
        ana.cut();
        root.toUsers("ana").disconnectSockets();
        assertFresh(ana, "SERVER_DISCONNECT");
    }

    @Test
    void aSocketThatIsDisconnectedAfterItsConnectionWasLostIsNotRecovered() {
        Client ana = connect("ana");
        var socket = ana.socket();
        ana.cut();
        socket.disconnect();
        assertFresh(ana, "SERVER_DISCONNECT");
    }

    @Test
    void aClientThatIsAwayForTooLongIsNotRecovered() {
        Client ana = connect("ana");
        ana.cut();
        server.advance(Duration.ofSeconds(121));
        assertThat(recorded).contains("ended " + ana.sid + " NOT_BACK_IN_TIME");
        assertFresh(ana, "NOT_BACK_IN_TIME");
    }

    @Test
    void aClientThatComesBackInTimeIsRecoveredUntilTheLastMoment() {
        Client ana = connect("ana");
        ana.cut();
        server.advance(Duration.ofSeconds(119));
        assertThat(ana.comeBack().sid).isEqualTo(ana.sid);
        server.advance(Duration.ofMinutes(10));
        assertThat(recorded).noneMatch(line -> line.startsWith("ended"));
    }

    @Test
    void anotherUserDoesNotGetTheSessionAndDoesNotDestroyIt() {
        Client ana = connect("ana");
        ana.cut();
        Client eve = connect("eve", ana.pid, null);
        assertThat(eve.sid).isNotEqualTo(ana.sid);
        assertThat(eve.socket().recovered()).isFalse();
        assertThat(ana.comeBack().sid).isEqualTo(ana.sid);
    }

    @Test
    void anotherUserDoesNotEndAConnection() {
        Client ana = connect("ana");
        connect("eve", ana.pid, null);
        assertThat(ana.wire.closeReason()).isNull();
        assertThat(ana.socket().isConnected()).isTrue();
    }

    @Test
    void aClientWhoseOldConnectionTheServerBelievesInTakesItsSessionOver() {
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        root.to(Talk.RED).untyped().emit("lost on the way");
        Client back = connect("ana", ana.pid, null);
        assertThat(back.sid).isEqualTo(ana.sid);
        assertThat(back.names()).containsExactly("lost on the way");
        assertThat(ana.wire.closeReason()).isNotNull();
        root.to(Talk.RED).untyped().emit("live");
        assertThat(back.names()).containsExactly("lost on the way", "live");
        assertThat(back.socket().isConnected()).isTrue();
        assertThat(recorded)
                .containsExactly(
                        "fresh " + ana.sid, "disconnected " + ana.sid + " transport close", "recovered " + ana.sid);
    }

    @Test
    void roomsThatTheUserMayNoLongerBeInAreLeftOutWithWhatWasSentToThem() {
        root.checkRejoin(
                (socket, room) -> !room.equals(Talk.RED) || !socket.user().id().equals("ana"));
        Client ana = connect("ana");
        ana.socket().join(Talk.RED, Talk.BLUE);
        ana.cut();
        root.to(Talk.RED).untyped().emit("secret");
        root.to(Talk.BLUE).untyped().emit("public");
        root.except(Talk.RED).untyped().emit("not for red");
        Client back = ana.comeBack();
        assertThat(back.names()).containsExactly("public");
        assertThat(back.socket().rooms()).containsExactly(Talk.BLUE);
    }

    @Test
    void aRoomIsLeftOutIfItCannotBeChecked() {
        root.checkRejoin((socket, room) -> {
            throw new IllegalStateException("the database is away");
        });
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        ana.cut();
        Client back = ana.comeBack();
        assertThat(back.socket().recovered()).isTrue();
        assertThat(back.socket().rooms()).isEmpty();
    }

    @Test
    void aMiddlewareIsAskedFirstAndMayRefuse() {
        Client ana = connect("ana");
        ana.cut();
        var refusing = root.use(socket -> {
            recorded.add("asked, recovered " + socket.recovered());
            throw new dev.parlance.socket.ConnectRefusedException("not now");
        });
        assertThat(ana.comeBack().others).containsExactly("4{\"message\":\"not now\"}");
        assertThat(recorded).contains("asked, recovered false");
        refusing.remove();
        assertThat(connect("ana", ana.pid, null).sid).isEqualTo(ana.sid);
    }

    @Test
    void roomsAndDataOfAMiddlewareAreThereToo() {
        root.use(socket -> {
            socket.join(Room.named("of the middleware"));
            socket.data().put(Talk.NICK, "new");
        });
        Client ana = connect("ana");
        ana.socket().join(Talk.RED);
        ana.socket().data().put(Talk.NICK, "old");
        ana.cut();
        Client back = ana.comeBack();
        assertThat(back.socket().rooms()).containsExactlyInAnyOrder(Talk.RED, Room.named("of the middleware"));
        assertThat(back.socket().data().get(Talk.NICK)).isEqualTo("new");
    }

    @Test
    void offsetsThatAreNoneOrAheadLeadToANewSession() {
        for (String offset :
                new String[] {"", "x", "1", "-", "9-9-9", "99999999999999999999-1", "9000000000000-1", "-1-1"}) {
            Client ana = connect("ana");
            ana.cut();
            Client back = connect("ana", ana.pid, offset);
            assertThat(back.sid).as(offset).isNotEqualTo(ana.sid);
            assertThat(back.socket().recovered()).isFalse();
            assertThat(recorded).containsOnlyOnce("ended " + ana.sid + " NOT_RECOVERABLE");
        }
    }

    @Test
    void strangePidsLeadToANewSession() {
        for (String auth : new String[] {
            "\"pid\":1", "\"pid\":null", "\"pid\":[]", "\"pid\":\"\"", "\"pid\":\"unknown\",\"offset\":{}"
        }) {
            var wire = server.wire().send("0{\"token\":\"ana\"," + auth + "}");
            assertThat(wire.received().get(0).toString()).startsWith("0{");
        }
        assertThat(root.sockets()).noneMatch(socket -> socket.recovered()).hasSize(5);
    }
}
