package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one server revokes counts on all. */
class RevocationsIT {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Authentication<Account> OF_SESSION = of("ada").session("s-17");

    private record Account(String id) implements dev.parlance.socket.User {}

    private final OwnRedis redis = new OwnRedis();
    private final List<AutoCloseable> open = new ArrayList<>();

    private static Authentication<Account> of(String userId) {
        return Authentication.of(new Account(userId));
    }

    private ParlanceServer server() {
        RedisPlatform node = redis.node("revocations");
        ParlanceServer server =
                ParlanceServer.builder().host("127.0.0.1").port(0).build();
        server.revocations().share(node.revocations());
        open.add(0, node);
        open.add(0, server);
        return server;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        redis.close();
    }

    private static void awaitRevoked(ParlanceServer server, Authentication<?> authentication) {
        await().atMost(SOON).until(() -> server.revocations().isRevoked(authentication));
    }

    @Test
    void countsOnOtherServersWithinTwoSecondsAndOnThoseThatStartLater() {
        ParlanceServer one = server();
        ParlanceServer two = server();
        one.revocations().revoke(Revocation.ofSession("s-17"));
        awaitRevoked(two, OF_SESSION);
        awaitRevoked(server(), OF_SESSION);
        assertThat(two.revocations().isRevoked(of("ada").session("s-18"))).isFalse();
        assertThat(two.revocations().isRevoked(of("ada").token("s-17"))).isFalse();
    }

    @Test
    void ofAUserCountsOnlyForWhatWasIssuedBefore() {
        ParlanceServer one = server();
        ParlanceServer two = server();
        Instant before = Instant.now().minusSeconds(1);
        one.revocations().revoke(Revocation.ofUser("ada"));
        awaitRevoked(two, of("ada").issued(before));
        assertThat(two.revocations().isRevoked(of("ada").issued(Instant.now().plusSeconds(1))))
                .isFalse();
        assertThat(two.revocations().isRevoked(of("bob").issued(before))).isFalse();
    }

    @Test
    void endsWithItsTimeOnEveryServer() {
        ParlanceServer one = server();
        ParlanceServer two = server();
        one.revocations().revoke(Revocation.ofSession("s-17").keptFor(Duration.ofSeconds(2)));
        awaitRevoked(two, OF_SESSION);
        await().until(() -> !two.revocations().isRevoked(OF_SESSION));
        one.revocations().revoke(Revocation.ofSession("s-18"));
        ParlanceServer three = server();
        awaitRevoked(three, of("ada").session("s-18"));
        assertThat(three.revocations().isRevoked(OF_SESSION)).isFalse();
    }

    @Test
    void withoutRedisItCountsHereAtOnceAndThereWhenRedisIsBack() {
        ParlanceServer one = server();
        ParlanceServer two = server();
        one.revocations().revoke(Revocation.ofUser("eve").issuedBefore(Instant.now()));
        awaitRevoked(two, of("eve"));
        redis.stop();
        one.revocations().revoke(Revocation.ofSession("s-17"));
        assertThat(one.revocations().isRevoked(OF_SESSION)).isTrue();
        assertThat(two.revocations().isRevoked(OF_SESSION)).isFalse();

        redis.start();
        await().until(() -> two.revocations().isRevoked(OF_SESSION));
        // Redis has lost those before, too: the server that has revoked them writes them again.
        ParlanceServer three = server();
        await().until(() ->
                three.revocations().isRevoked(of("eve")) && three.revocations().isRevoked(OF_SESSION));
    }

    @Test
    void whatIsMalformedIsPassedOver() {
        redis.commands().zadd("{revocations}:revocations:order", 1, "nonsense");
        redis.commands().hset("{revocations}:revocations", "nonsense", "x");
        redis.commands().zadd("{revocations}:revocations:ends", 9e15, "nonsense");
        redis.commands().set("{revocations}:revocations:last", "7");
        ParlanceServer one = server();
        ParlanceServer two = server();
        one.revocations().revoke(Revocation.ofSession("s-17"));
        awaitRevoked(two, OF_SESSION);
    }
}
