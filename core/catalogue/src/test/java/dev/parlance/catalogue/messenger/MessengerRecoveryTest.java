package dev.parlance.catalogue.messenger;

import static dev.parlance.catalogue.messenger.TestMessenger.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server has stored something and crashed before it was broadcast; another one shares its tables, or it starts again. */
class MessengerRecoveryTest {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final DataSource source = Stores.h2();
    private final JdbcMessengerStore crashed = new JdbcMessengerStore(source).createTables();

    @AutoClose
    private final TestMessenger world = new TestMessenger(new JdbcMessengerStore(source));

    private String store(String id) {
        MessengerEvents.SendMessage send = new MessengerEvents.SendMessage(
                "r1",
                "hello",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("bob"));
        MessagePayload message = NewMessage.of(
                send, id, "app", ClientPayload.of("ada"), Instant.parse("2026-01-01T00:00:00.5Z"), null, null);
        assertThat(crashed.put(MessengerMessages.stored(message, world.server.json())))
                .isTrue();
        return PREFIX + "[\"chat message\"," + new String(world.server.json().write(message), StandardCharsets.UTF_8)
                + "]";
    }

    private void leasesRunOut() {
        new Database(source)
                .update("UPDATE parlance_log_stream SET leased_until = leased_until - INTERVAL '1' DAY"
                        + " WHERE leased_until IS NOT NULL");
        world.server.advance(SWEEP);
        world.server.advance(SWEEP);
    }

    @Test
    void whatWasNotBroadcastIsBroadcastInItsOrder() {
        Wire bob = world.signedIn("bob");
        Wire mallory = world.signedIn("mallory");
        String first = store("m1");
        String second = store("m2");
        crashed.markRead("r1", "eve", "m2");
        crashed.delete("r1", "m1");
        world.server.advance(SWEEP);
        assertThat(bob.received()).isEmpty();
        leasesRunOut();
        assertThat(bob.received())
                .containsExactly(
                        second,
                        PREFIX + "[\"lastRead\",{\"roomID\":\"r1\",\"messageID\":\"m2\",\"memberID\":\"eve\"}]",
                        PREFIX + "[\"messageDeleted\",{\"room\":\"r1\",\"messageID\":\"m1\"}]");
        assertThat(first).isNotEqualTo(second);
        world.nothingElseCame(mallory, bob);
    }

    @Test
    void whoSignsInSoonAfterwardsReceivesItToo() {
        String message = store("m1");
        leasesRunOut();
        Wire bob = world.guest().send(TestMessenger.auth2("bob"));
        assertThat(bob.received())
                .containsExactly(TestMessenger.ack("\"result\":" + TestMessenger.client("bob")), message);
        Wire mallory = world.signedIn("mallory");
        world.nothingElseCame(mallory, bob);
        world.server.advance(Duration.ofMinutes(1));
        world.nothingElseCame(world.signedIn("eve"));
    }

    @Test
    void messagesAreReadBackAsTheyWereSent() {
        Wire bob = world.signedIn("bob");
        bob.send(PREFIX + "1[\"chat message\",{\"room\":\"r1\",\"message\":{\"a\":[1,null,2.5]},\"_id\":\"m1\","
                + "\"latitude\":1,\"duration\":7,\"mentions\":[\"ada\"],\"extra\":{\"x\":\"y\"}}]");
        assertThat(bob.received()).hasSize(2);
        assertThat(world.messenger.history("r1", "ada", null, 10))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.latitude()).isEqualTo(1.0);
                    assertThat(message.duration()).isEqualTo(7);
                    assertThat(message.mentions()).containsExactly("ada");
                    assertThat(message.sender()).isEqualTo(ClientPayload.of("bob"));
                });
        MessagePayload changed = world.messenger.change(
                "r1", "m1", message -> message.withReactions(List.of(new MessagePayload.Reaction("ada", "+1"))));
        assertThat(world.messenger.history("r1", "ada", null, 10)).containsExactly(changed);
        assertThat(bob.received())
                .singleElement()
                .asString()
                .contains(
                        "\"message\":{\"a\":[1,null,2.5]}", "\"reactions\":[{\"client\":\"ada\",\"reaction\":\"+1\"}]");
    }
}
