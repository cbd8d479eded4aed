package dev.parlance.redis;

import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.event.ServerEvent;
import dev.parlance.redis.emitter.EmitterAudience;
import dev.parlance.redis.emitter.RedisEmitter;
import dev.parlance.socket.Room;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A process without a server emits to the clients of two. */
class RedisEmitterIT {
    private static final ServerEvent<Announced> ANNOUNCED = serverEvent("announced", Announced.class);
    private static final Room RED = Room.named("red");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Something that a job tells. */
    record Announced(String text, Instant at) {}

    @AutoClose
    private final TestRedis redis = TestRedis.embedded();

    @AutoClose("shutdown")
    private final RedisClient client = RedisClient.create(redis.uri());

    @AutoClose
    private final Node first = Node.start(ClassicRedisAdapter.builder(client).build(), "/chat");

    @AutoClose
    private final Node second = Node.start(ClassicRedisAdapter.builder(client).build(), "/chat");

    @AutoClose
    private final ConnectedClient ann = first.connect();

    @AutoClose
    private final ConnectedClient bob = second.connect();

    @AutoClose
    private final RedisEmitter emitter = RedisEmitter.builder(client).build();

    private final EmitterAudience chat = emitter.namespace("chat");

    RedisEmitterIT() throws Exception {}

    @Test
    void aTypedEventReachesClientsAsAServersDoes() throws Exception {
        Announced announced = new Announced("Hello", Instant.parse("2026-01-01T00:00:17Z"));
        chat.emit(ANNOUNCED, announced).get(5, TimeUnit.SECONDS);
        chat.emit("picture", new byte[] {1, 2}).get(5, TimeUnit.SECONDS);

        await().atMost(PATIENCE)
                .until(() -> ann.received().size() == 2 && bob.received().size() == 2);
        assertThat(ann.received().get(0))
                .hasToString("[announced, {\"at\":\"2026-01-01T00:00:17.000Z\",\"text\":\"Hello\"}]");
        assertThat((byte[]) bob.received().get(1).get(1)).containsExactly(1, 2);
    }

    @Test
    void roomsUsersSocketsAndExceptionsAreThoseOfServers() throws Exception {
        chat.toSockets(ann.id()).socketsJoin("red").get(5, TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> first.namespace().rooms().contains(RED));
        chat.to("red").emit("red");
        chat.except("red").asVolatile().emit("others", 1);
        chat.toUsers(bob.id()).emit("user");
        chat.exceptSockets(bob.id()).emit("not bob");
        chat.to(List.of()).emit("nobody");
        chat.emit("end");

        await().atMost(PATIENCE).until(() -> ann.hasReceived("end") && bob.hasReceived("end"));
        assertThat(ann.received()).containsExactly(List.of("red"), List.of("not bob"), List.of("end"));
        assertThat(bob.received()).containsExactly(List.of("others", 1), List.of("user"), List.of("end"));

        chat.to("red").socketsLeave("red");
        await().atMost(PATIENCE).until(() -> first.namespace().rooms().isEmpty());
        chat.toSockets(bob.id()).disconnectClients();
        await().atMost(PATIENCE).until(() -> !bob.isConnected());
        assertThat(ann.isConnected()).isTrue();
    }

    @Test
    void serversHearOfIt() {
        List<Object> heard = new CopyOnWriteArrayList<>();
        first.namespace().untyped().onServerSideEmit("reload", (arguments, ack) -> heard.add(arguments));
        second.namespace().untyped().onServerSideEmit("reload", (arguments, ack) -> heard.add(arguments));

        chat.serverSideEmit("reload", 1, "x");

        await().atMost(PATIENCE).until(() -> heard.equals(List.of(List.of(1, "x"), List.of(1, "x"))));
    }

    @Test
    void withoutRedisWhoeverEmitsIsTold() throws Exception {
        redis.kill();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(() -> chat.emit("lost").get(3, TimeUnit.SECONDS))
                        .hasMessageContaining("unavailable"));
        assertThatThrownBy(() -> chat.emit("large", new byte[5 * 1024 * 1024]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
