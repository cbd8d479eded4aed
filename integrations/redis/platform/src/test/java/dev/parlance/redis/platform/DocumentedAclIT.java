package dev.parlance.redis.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.catalogue.platform.call.Call;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.catalogue.platform.call.CallRegistry.Added;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.ConnectionRegistry.Connection;
import dev.parlance.event.Rate;
import dev.parlance.socket.Revocation;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The user that {@code docs/cluster-state.md} recommends may do all that is needed. */
class DocumentedAclIT {
    private static final Path PAGE = Path.of("..", "..", "..", "docs", "cluster-state.md");

    private final OwnRedis redis = new OwnRedis();

    @AfterEach
    void close() throws Exception {
        redis.close();
    }

    private RedisPlatform node() {
        RedisClient client = redis.client("parlance", "secret");
        RedisPlatform node =
                RedisPlatform.builder(client).lease(Duration.ofSeconds(1)).build();
        await().until(node::isAvailable);
        return node;
    }

    @Test
    void theUserOfTheDocumentationMayDoAllThatIsNeeded() throws Exception {
        String line = Files.readAllLines(PAGE).stream()
                .filter(one -> one.startsWith("user "))
                .findFirst()
                .orElseThrow();
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8).add("SETUSER");
        List.of(line.substring("user ".length()).split(" ")).forEach(arguments::add);
        redis.commands().dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments);

        try (RedisPlatform dead = node();
                RedisPlatform living = node()) {
            List<String> notified = TestFamily.notifications();
            TestFamily family = new TestFamily(living, notified);
            TestFamily ended = new TestFamily(dead, notified);
            ended.enter("ada");
            family.enter("bob");
            family.leave("bob");
            family.enter("bob");
            living.presence().touch(TestFamily.SCOPE, "bob", Instant.now());
            Call call = new Call(
                    "k", "c1", "audio", "ada", Instant.now(), Map.of("ada", new Participant(State.IN, "socket")));
            assertThat(living.calls("/").add(call, 1)).isEqualTo(Added.ADDED);
            assertThat(living.calls("/").replace(call, call)
                            && living.calls("/").remove(call))
                    .isTrue();
            assertThat(living.calls("/").callsOf("ada")).isEmpty();
            assertThat(living.connections().open(new Connection("/", "s", "ada", null), ConnectionLimits.DEFAULT))
                    .isEmpty();
            List<Revocation> revoked = new CopyOnWriteArrayList<>();
            dead.revocations().listen(revoked::add);
            living.revocations().add(Revocation.ofSession("s-17"));
            await().until(() -> revoked.size() == 1);

            AtomicReference<Duration> used = new AtomicReference<>();
            living.rates().used("handshakesPerAddress", "8.8.8.8", Rate.of(1, Duration.ofSeconds(1)), used::set);
            await().until(() -> used.get() != null);

            AtomicReference<Usage> counted = new AtomicReference<>();
            living.usage().count("i1", false, Instant.now(), counted::set);
            await().until(() -> counted.get() != null);
            assertThat(living.usage().usage("i1").toCompletableFuture().get()).isEqualTo(counted.get());

            dead.close();
            await().untilAsserted(() -> assertThat(family.users()).containsExactly("bob"));
            assertThat(notified).containsExactly("ada online", "bob online", "ada offline");
            assertThat(living.isAvailable()).isTrue();
        }
    }
}
