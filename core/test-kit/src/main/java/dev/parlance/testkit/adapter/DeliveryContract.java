package dev.parlance.testkit.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestWebSocket;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom broadcasts reach, and with what. */
abstract class DeliveryContract extends ContractSetting {
    private static final int LARGE = 300_000;
    private static final int MANY = 200;

    private static final ServerEvent<String> GREETED = ServerEvent.serverEvent("greeted", String.class);

    @Test
    void aBroadcastReachesEveryoneOnAllServersOnce() {
        TestClient ann = connect(0, "ann");
        TestClient bob = connect(1, "bob");
        TestClient cid = connect(2, "cid");
        talk(0).untyped().emit("from the first");
        expectOnly("from the first", ann, bob, cid);
        talk(2).untyped().emit("from the last");
        expectOnly("from the last", ann, bob, cid);
    }

    @Test
    void aRoomIsReachedOnAllServersAndNobodyElseIs() {
        TestClient ann = connect(0, "ann", RED);
        TestClient bob = connect(1, "bob", RED);
        connect(1, "cid", BLUE);
        connect(2, "dan");
        talk(0).to(RED).untyped().emit("red");
        expectOnly("red", ann, bob);
        talk(2).to(RED).untyped().emit("red");
        expectOnly("red", ann, bob);
        talk(0).to(Room.named("empty")).untyped().emit("nobody");
        expectNothingMore();
    }

    @Test
    void aSocketInSeveralRoomsIsReachedOnce() {
        TestClient ann = connect(1, "ann", RED, BLUE);
        TestClient bob = connect(2, "bob", BLUE);
        talk(0).to(RED, BLUE).untyped().emit("both");
        expectOnly("both", ann, bob);
    }

    @Test
    void anEventThatSeveralServersEmitIsDeliveredOnceByItsNumber() {
        TestClient ann = connect(0, "ann", RED);
        TestClient bob = connect(1, "bob", RED);
        TestClient cid = connect(2, "cid", RED);
        talk(0).to(RED).inSequence("log", 1).untyped().emit("first");
        expectOnly("first", ann, bob, cid);
        talk(1).to(RED).inSequence("log", 1).untyped().emit("first");
        talk(2).to(RED).inSequence("log", 2).untyped().emit("second");
        expectOnly("second", ann, bob, cid);
        talk(1).local().to(RED).inSequence("log", 3).untyped().emit("third");
        expectOnly("third", bob);
        talk(0).to(RED).inSequence("log", 3).untyped().emit("third");
        expectOnly("third", ann, cid);
        talk(1).to(RED).inSequence("another", 1).untyped().emit("another");
        expectOnly("another", ann, bob, cid);
    }

    @Test
    void exceptedRoomsUsersAndSocketsAreLeftOut() {
        TestClient ann = connect(1, "ann", RED);
        TestClient bob = connect(1, "bob", RED, BLUE);
        TestClient cid = connect(2, "cid", RED);
        talk(0).to(RED).except(BLUE).untyped().emit("not blue");
        expectOnly("not blue", ann, cid);
        talk(0).to(RED).exceptUsers("ann").untyped().emit("not ann");
        expectOnly("not ann", bob, cid);
        talk(0).exceptSockets(cid.id()).untyped().emit("not cid");
        expectOnly("not cid", ann, bob);
        talk(0).to(RED).except(RED).untyped().emit("none");
        expectNothingMore();
    }

    @Test
    void anAudienceThatNamesNobodyReachesNobody() {
        connect(0, "ann", RED);
        connect(1, "bob", RED);
        talk(0).to(List.of()).untyped().emit("nobody");
        talk(0).toUsers(List.of()).untyped().emit("nobody");
        talk(0).toSockets(List.of()).untyped().emit("nobody");
        talk(0).to(List.of()).disconnectSockets();
        expectNothingMore();
        talk(0).except(List.of()).untyped().emit("everyone");
        assertEquals(2, result(talk(0).fetchSockets()).size());
    }

    @Test
    void aUserIsReachedOnAllServersAndASocketByItsId() {
        TestClient here = connect(0, "ann");
        TestClient there = connect(1, "ann");
        TestClient bob = connect(2, "bob");
        talk(2).toUsers("ann").untyped().emit("ann");
        expectOnly("ann", here, there);
        talk(0).toSockets(bob.id()).untyped().emit("bob");
        expectOnly("bob", bob);
        socket(0, here).toOtherDevices().untyped().emit("device");
        expectOnly("device", there);
    }

    @Test
    void aSocketsBroadcastLeavesItselfOut() {
        TestClient ann = connect(0, "ann", RED);
        TestClient bob = connect(0, "bob", RED);
        TestClient cid = connect(1, "cid", RED);
        socket(0, ann).broadcast().untyped().emit("others");
        expectOnly("others", bob, cid);
        socket(0, ann).to(RED).untyped().emit("other reds");
        expectOnly("other reds", bob, cid);
    }

    @Test
    void whatIsLocalStaysOnItsServer() {
        TestClient ann = connect(0, "ann");
        connect(1, "bob");
        talk(0).local().untyped().emit("local");
        expectOnly("local", ann);
        talk(0).local().socketsJoin(RED);
        awaitReached(0, ann, RED);
        talk(2).to(RED).untyped().emit("red");
        expectOnly("red", ann);
        assertEquals(1, result(talk(0).local().fetchSockets()).size());
    }

    @Test
    void aVolatileBroadcastIsDroppedWhereAConnectionIsNotWritable() {
        TestClient ann = connect(1, "ann");
        TestClient bob = connect(1, "bob");
        ann.wire().setWritable(false);
        talk(0).asVolatile().untyped().emit("volatile");
        expectOnly("volatile", bob);
        talk(0).untyped().emit("kept");
        expectOnly("kept", ann, bob);
    }

    @Test
    void argumentsArriveAsTheyWereSent() {
        TestClient ann = connect(1, "ann");
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("text", "ü 漢 \uD83D\uDE00 \u0000 \" \\");
        map.put("null", null);
        map.put("list", Arrays.asList(1, null, "x", List.of(), Map.of()));
        map.put("__proto__", Map.of("constructor", true));
        List<@Nullable Object> values =
                Arrays.asList(map, null, true, false, 0, -1, 9007199254740991L, 0.5, -1.25e-7, "", List.of(map));
        talk(0).untyped().emit("values", values.toArray());
        List<@Nullable Object> received = expect(ann, "values");
        assertEquals(normal(values), normal(received));
        talk(0).untyped().emit("none");
        assertEquals(List.of(), expect(ann, "none"));
    }

    /** Numbers as decimal texts: their Java types depend on the way they took. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        } else if (value instanceof List<?> list) {
            return list.stream().map(DeliveryContract::normal).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> normal = new LinkedHashMap<>();
            map.forEach((key, one) -> normal.put(key, normal(one)));
            return normal;
        }
        return value;
    }

    @Test
    void binaryDataArrives() {
        TestClient ann = connect(1, "ann");
        byte[] first = {0, 1, -1, -128, 127};
        talk(0).untyped().emit("binary", first, Map.of("inside", Map.of("data", new byte[0])), "text");
        List<@Nullable Object> received = expect(ann, "binary");
        assertArrayEquals(first, (byte[]) received.get(0));
        Map<?, ?> inside = (Map<?, ?>) ((Map<?, ?>) received.get(1)).get("inside");
        assertArrayEquals(new byte[0], (byte[]) inside.get("data"));
        assertEquals("text", received.get(2));
    }

    @Test
    void aLargePayloadArrives() {
        TestClient ann = connect(1, "ann");
        byte[] data = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            data[i] = (byte) i;
        }
        talk(0).untyped().emit("large", "x".repeat(LARGE), data);
        List<@Nullable Object> received = expect(ann, "large");
        assertEquals("x".repeat(LARGE), received.get(0));
        assertArrayEquals(data, (byte[]) received.get(1));
    }

    @Test
    void whatOneThreadSendsToARoomKeepsItsOrder() {
        TestClient ann = connect(1, "ann", RED);
        TestClient bob = connect(2, "bob", RED);
        for (int i = 0; i < MANY; i++) {
            talk(0).to(RED).untyped().emit("n", i);
            talk(1).to(RED).untyped().emit("m", i);
        }
        for (int i = 0; i < MANY; i++) {
            assertEquals(List.of(i), expect(ann, "n"));
            assertEquals(List.of(i), expect(bob, "n"));
            assertEquals(List.of(i), expect(bob, "m"));
        }
    }

    @Test
    void eachUserGetsTheirOwnRendering() {
        TestClient ann = connect(1, "ann", RED);
        TestClient bob = connect(2, "bob", RED);
        connect(2, "cid", RED);
        talk(0).to(RED).emitEach(List.of("ann", "bob"), GREETED, user -> "hello " + user);
        assertEquals(List.of("hello ann"), expect(ann, "greeted"));
        assertEquals(List.of("hello bob"), expect(bob, "greeted"));
        expectNothingMore();
    }

    @Test
    void plainWebSocketsInRoomsAreReached() {
        TestWebSocket ann = connectWebSocket(1, "ann");
        TestClient bob = connect(1, "ann", BLUE);
        talk(0).toUsers("ann").except(BLUE).socketsJoin(RED);
        await("the web socket is in the room", () -> talk(1).rooms().contains(RED));
        socket(1, bob).join(RED);
        awaitReached(1, bob, RED);
        talk(0).to(RED).except(BLUE).untyped().emit("red", "hello");
        assertEquals(List.of("hello"), expect(ann, "red"));
        talk(0).toUsers("ann").except(BLUE).untyped().emit("binary", new byte[] {1});
        assertEquals(List.of("AQ=="), expect(ann, "binary"));
        expectNothingMore();
    }
}
