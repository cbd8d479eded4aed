package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three servers with real clients; one of them is a process that is killed or suspended. At full size the lease has its usual length.
 */
class DeadNodeIT {
    private static final Duration LEASE = Duration.ofSeconds(ScenarioSize.of(3, RedisPlatform.LEASE_SECONDS));
    private static final Duration CLEAN = LEASE.plusSeconds(5);
    private static final Pattern USER = Pattern.compile("\"userId\":\"([^\"]+)\"");
    private static final String P1 = "{\"projectId\":\"p1\"}";
    private static final int USERS = ScenarioSize.of(50, 500);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final OwnRedis redis = new OwnRedis();

    private <T extends AutoCloseable> T closed(T each) {
        open.add(0, each);
        return each;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        redis.close();
    }

    private RawClient client(int port, String userId) {
        return closed(new RawClient(port, userId));
    }

    private RawClient watcher(PlatformNode node, String userId) {
        RawClient watcher = client(node.port(), userId);
        watcher.emitAndWait("subscribe:project", P1);
        return watcher;
    }

    private static List<String> offline(RawClient watcher) {
        return watcher.received("presence:user:offline").stream()
                .map(message -> {
                    Matcher user = USER.matcher(message);
                    assertThat(user.find()).isTrue();
                    return user.group(1);
                })
                .toList();
    }

    private static int online(RawClient client) {
        int before = client.received("presence:online:list").size();
        client.emit("presence:get:online", P1);
        await().until(() -> client.received("presence:online:list").size() > before);
        String list = client.received("presence:online:list").get(before);
        Matcher count = Pattern.compile("\"count\":(\\d+)").matcher(list);
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    @Test
    void eachUserOfANodeThatIsKilledIsOfflineOnceSoonAfterItsLease() throws Exception {
        NodeProcess doomed = closed(new NodeProcess(redis.url(), LEASE));
        PlatformNode one = closed(new PlatformNode(redis.url(), LEASE));
        PlatformNode two = closed(new PlatformNode(redis.url(), LEASE));
        RawClient onOne = watcher(one, "watcher-1");
        RawClient onTwo = watcher(two, "watcher-2");
        List<String> users = IntStream.range(0, USERS).mapToObj(i -> "u" + i).toList();
        users.forEach(user -> client(doomed.port(), user).emit("presence:online", P1));
        RawClient moved = client(doomed.port(), "moved");
        moved.emit("presence:online", P1);
        await().until(() -> online(onOne) == USERS + 1);

        doomed.signal("KILL");
        long killed = System.nanoTime();
        client(one.port(), "moved").emit("presence:online", P1);
        await().atMost(CLEAN)
                .until(() -> offline(onOne).size() >= USERS && offline(onTwo).size() >= USERS);
        ScenarioSize.figure(
                "%d users of a killed node offline after %d ms", USERS, (System.nanoTime() - killed) / 1_000_000);

        assertThat(online(onTwo)).isEqualTo(1);
        await().during(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(offline(onOne)).containsExactlyInAnyOrderElementsOf(users);
            assertThat(offline(onTwo)).containsExactlyInAnyOrderElementsOf(users);
        });
        assertThat(redis.commands().zcard("{parlance}:leases")).isEqualTo(2);
    }

    @Test
    void aNodeThatWasSuspendedEntersItsUsersAgain() throws Exception {
        Duration lease = Duration.ofSeconds(2);
        NodeProcess suspended = closed(new NodeProcess(redis.url(), lease));
        PlatformNode one = closed(new PlatformNode(redis.url(), lease));
        RawClient watcher = watcher(one, "watcher");
        client(suspended.port(), "eve").emit("presence:online", P1);
        await().until(() -> online(watcher) == 1);

        suspended.signal("STOP");
        await().until(() -> offline(watcher).contains("eve"));
        assertThat(online(watcher)).isZero();
        suspended.signal("CONT");
        await().until(() -> online(watcher) == 1);
        assertThat(offline(watcher)).containsExactly("eve");
    }

    @Test
    void aCallEndsWhenTheNodeOfItsCallerIsKilled() throws Exception {
        Duration lease = Duration.ofSeconds(2);
        NodeProcess doomed = closed(new NodeProcess(redis.url(), lease));
        PlatformNode one = closed(new PlatformNode(redis.url(), lease));
        RawClient ada = client(doomed.port(), "ada");
        RawClient bob = client(one.port(), "bob");
        ada.emit(
                "call:initiate", "{\"chatId\":\"c1\",\"type\":\"audio\",\"participants\":[\"bob\"],\"callId\":\"k1\"}");
        await().until(() -> one.redis().calls("/").find("c1", "k1") != null);
        bob.emit("call:accept", "{\"chatId\":\"c1\",\"callerId\":\"ada\",\"callId\":\"k1\"}");
        await().until(() -> one.redis()
                        .calls("/")
                        .find("c1", "k1")
                        .participants()
                        .get("bob")
                        .device()
                != null);

        doomed.signal("KILL");
        await().until(() -> !bob.received("call:ended").isEmpty());
        await().during(Duration.ofSeconds(1))
                .until(() -> bob.received("call:ended").size() == 1);
        assertThat(bob.received("call:ended").get(0)).contains("\"reason\":\"disconnected\"");
        assertThat(one.redis().calls("/").callsOf("bob")).isEmpty();
    }

    @Test
    void aCallThatNobodyAnswersEndsThoughItsNodeIsSuspended() throws Exception {
        NodeProcess suspended = closed(new NodeProcess(redis.url(), Duration.ofMinutes(1)));
        PlatformNode one = closed(new PlatformNode(redis.url(), Duration.ofMinutes(1)));
        RawClient ada = client(suspended.port(), "ada");
        RawClient bob = client(one.port(), "bob");
        ada.emit(
                "call:initiate", "{\"chatId\":\"c1\",\"type\":\"audio\",\"participants\":[\"bob\"],\"callId\":\"k1\"}");
        await().until(() -> one.redis().calls("/").find("c1", "k1") != null);

        suspended.signal("STOP");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !bob.received("call:ended").isEmpty());
        assertThat(bob.received("call:ended").get(0)).contains("\"reason\":\"timeout\"");
        suspended.signal("CONT");
        // Its own alarm finds nothing to end: its clients hear of the end by the other.
        await().until(() -> !ada.received("call:ended").isEmpty());
        await().during(Duration.ofSeconds(1))
                .until(() -> bob.received("call:ended").size() == 1
                        && ada.received("call:ended").size() == 1);
    }

    @Test
    void whoTypedOnANodeThatIsKilledHasStopped() throws Exception {
        Duration lease = Duration.ofSeconds(2);
        NodeProcess doomed = closed(new NodeProcess(redis.url(), lease));
        PlatformNode one = closed(new PlatformNode(redis.url(), lease));
        RawClient ada = client(doomed.port(), "ada");
        RawClient bob = client(one.port(), "bob");
        for (RawClient each : List.of(ada, bob)) {
            each.emitAndWait("chat:join", "{\"chatId\":\"c1\",\"projectId\":\"p1\"}");
        }
        ada.emit("chat:typing:start", "{\"chatId\":\"c1\"}");
        await().until(() -> redis.commands().keys("*typing*").size() >= 2);

        doomed.signal("KILL");
        await().until(() -> !bob.received("user:typing:stop").isEmpty());
        assertThat(bob.received("user:typing:stop"))
                .containsExactly("42[\"user:typing:stop\",{\"userId\":\"ada\",\"chatId\":\"c1\"}]");
        assertThat(redis.commands().keys("*typing*")).isEmpty();
    }
}
