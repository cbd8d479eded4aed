package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.java.JavaClient.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Manager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaCredentialsIT extends JavaClientBehaviours {
    private static final String NAMESPACE = "/credentials";
    private static final Duration SOON = Duration.ofMillis(1_500);
    private static final Duration LATER = Duration.ofMinutes(10);

    /** A token of the fixture that expires after some time. */
    private static String token(String user, String session, Duration time) {
        return token(user, session, Instant.now().plus(time));
    }

    private static String token(String user, String session, Instant expiry) {
        return user + "/" + session + "/" + expiry.toEpochMilli();
    }

    private JavaClient connect(String token) throws Exception {
        return connect(manager(), NAMESPACE, Map.of("token", token));
    }

    private static Map<String, @Nullable Object> refresh(JavaClient client, String token) throws Exception {
        return client.callObject("auth:refresh", Map.of("token", token));
    }

    private static Object refusal(JavaClient client, String token, String field) throws Exception {
        return ((Map<?, ?>) refresh(client, token).get("error")).get(field);
    }

    private static Instant expiresAt(Map<String, @Nullable Object> payload) {
        return Instant.parse((String) payload.get("expiresAt"));
    }

    @Test
    void isNotifiedBeforeItsCredentialsExpireAndDisconnectedThen() throws Exception {
        Instant expiry = Instant.ofEpochMilli(Instant.now().plus(SOON).toEpochMilli());
        Manager manager = manager();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        manager.once(Manager.EVENT_CLOSE, reason -> closed.complete(null));
        JavaClient client = client(manager, NAMESPACE, Map.of("token", token("ada", unique("s"), expiry)));
        CompletableFuture<String> ended = client.ended();
        client.socket.connect();
        assertThat(expiresAt(client.nextObject("auth:expiring"))).isEqualTo(expiry);
        assertThat(within(ended)).isEqualTo("io server disconnect");
        assertThat(Duration.between(expiry, Instant.now())).isBetween(Duration.ofMillis(-100), Duration.ofSeconds(5));
        within(closed);
        assertThat(client.refused().get("message")).isEqualTo("the credentials have expired");
    }

    @Test
    void refreshesItsCredentialsOnTheOpenConnection() throws Exception {
        JavaClient client = connect(token("ada", unique("s"), SOON));
        String id = client.socket.id();
        JavaClient other = connect(token("bob", unique("s"), SOON));
        CompletableFuture<String> ended = other.ended();
        Instant expiry = Instant.ofEpochMilli(Instant.now().plus(LATER).toEpochMilli());
        Map<String, @Nullable Object> answer = refresh(client, token("ada", unique("s"), expiry));
        assertThat(expiresAt(answer)).isEqualTo(expiry);
        assertThat(client.next("auth:refreshed")).isEqualTo(List.of(answer));
        // Whose credentials began later has expired: so would this one have.
        within(ended);
        assertThat(client.call("user")).isEqualTo("ada");
        assertThat(client.socket.id()).isEqualTo(id);
    }

    @Test
    void isRefusedCredentialsOfOthersAndStaysConnected() throws Exception {
        JavaClient client = connect(token("ada", unique("s"), LATER));
        assertThat(refusal(client, token("bob", unique("s"), LATER), "code")).isEqualTo("permission-denied");
        assertThat(refusal(client, "invented", "message")).isEqualTo("the token is not one of these tests");
        assertThat(refusal(client, token("ada", unique("s"), Duration.ofMillis(-1)), "message"))
                .isEqualTo("the credentials have expired");
        assertThat(refusal(client, "x".repeat(64 * 1024), "code")).isEqualTo("validation-failed");
        assertThat(client.call("user")).isEqualTo("ada");
    }

    @Test
    void isDisconnectedWhenItsSessionIsRevokedAndStaysOut() throws Exception {
        String session = unique("s");
        JavaClient client = connect(token("ada", session, LATER));
        JavaClient second = connect(token("ada", session, LATER));
        JavaClient other = connect(token("ada", unique("s"), LATER));
        CompletableFuture<String> ended = client.ended();
        CompletableFuture<String> secondEnded = second.ended();
        other.call("session:revoke", Map.of("id", session));
        assertThat(within(ended)).isEqualTo("io server disconnect");
        assertThat(within(secondEnded)).isEqualTo("io server disconnect");
        assertThat(client.refused().get("message")).isEqualTo("the credentials were revoked");
        assertThat(refusal(other, token("ada", session, LATER), "message")).isEqualTo("the credentials were revoked");
        assertThat(other.call("user")).isEqualTo("ada");
    }
}
