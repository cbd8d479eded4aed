package dev.parlance.clients.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.client.ConnectionRefusedException;
import dev.parlance.client.ParlanceClient;
import dev.parlance.event.AuthEvents;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The typed client of Java. */
final class JavaCredentialClient implements CredentialClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BlockingQueue<Instant> notices = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final ParlanceClient client;

    JavaCredentialClient(String url, String token) {
        client = ParlanceClient.builder(URI.create(url))
                .auth(Map.of("token", token))
                .build();
        client.on(AuthEvents.EXPIRING, expiring -> notices.add(expiring.expiresAt()));
        client.onDisconnect(ends::add);
        client.connect(TIMEOUT);
    }

    @Override
    public Instant awaitNotice() throws Exception {
        return next(notices);
    }

    @Override
    public Instant refresh(String token) {
        return client.request(AuthEvents.REFRESH, new AuthEvents.Refresh(token), TIMEOUT)
                .expiresAt();
    }

    @Override
    public String user() {
        String user = client.request(DrivenCredentials.USER, TIMEOUT);
        assertThat(notices).isEmpty();
        assertThat(ends).isEmpty();
        return user;
    }

    @Override
    public String awaitDisconnect() throws Exception {
        return next(ends);
    }

    @Override
    public String awaitRefusal() {
        return catchThrowableOfType(ConnectionRefusedException.class, () -> client.connect(TIMEOUT))
                .getMessage();
    }

    private static <T> T next(BlockingQueue<T> queue) throws Exception {
        T next = queue.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Override
    public void close() {
        client.close();
    }
}
