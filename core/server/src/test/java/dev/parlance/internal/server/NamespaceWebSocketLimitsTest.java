package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Rate;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Cap;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The rates and caps of other clients hold for plain WebSockets of a namespace. */
class NamespaceWebSocketLimitsTest {
    private static final String SAY = "{\"type\":\"say\",\"data\":{\"text\":\"hi\"}}";

    private final RecordingServerListener reports = new RecordingServerListener();
    private final List<String> recorded = new ArrayList<>();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(reports)
            .rateLimits(RateLimits.NONE
                    .withEvents(Rate.of(2, Duration.ofSeconds(10)))
                    .withConnections(Cap.of(2))
                    .withRefusedSignInsPerAddress(Rate.of(2, Duration.ofMinutes(1)))
                    .countingPrivateAddresses())
            .options());

    private final Namespace<Account> stream = server.namespaceBuilder("/stream")
            .authenticator(handshake -> {
                String user = handshake.headers().first("Authorization");
                if (user == null) {
                    throw new ConnectRefusedException("sign in first");
                }
                return new Account(user);
            })
            .webSocket("/events", PlainFormat.typeAndData())
            .build();

    private Wire open(String user) {
        return server.openWebSocket("/events", Headers.of("Authorization", user), Query.NONE);
    }

    private int refused(Headers headers) {
        return catchThrowableOfType(
                        RequestRefusedException.class, () -> server.openWebSocket("/events", headers, Query.NONE))
                .response()
                .status();
    }

    @Test
    void anEventTooManyIsRefusedByTheErrorEvent() {
        stream.on(Talk.SAY.refusedBy(Talk.TALK_ERROR), (socket, say) -> recorded.add(say.text()));
        Wire ann = open("ann");
        ann.send(SAY).send(SAY).send(SAY);
        assertThat(ann.received())
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"talk:error\",\"data\":{\"code\":\"rate-limited\"");
        assertThat(recorded).containsExactly("hi", "hi");
        assertThat(reports.limits()).containsExactly("limit events say enforced");
        server.advance(Duration.ofSeconds(10));
        ann.send(SAY);
        assertThat(ann.received()).isEmpty();
        assertThat(recorded).hasSize(3);
    }

    @Test
    void aConnectionTooManyIsNotUpgraded() {
        open("ann");
        open("bob");
        assertThat(refused(Headers.of("Authorization", "cid"))).isEqualTo(429);
    }

    @Test
    void afterTooManyRefusalsNobodyIsAskedAgain() {
        assertThat(refused(Headers.NONE)).isEqualTo(401);
        assertThat(refused(Headers.NONE)).isEqualTo(401);
        assertThat(refused(Headers.NONE)).isEqualTo(429);
        assertThat(refused(Headers.of("Authorization", "ann"))).isEqualTo(429);
    }

    @Test
    void whatExceedsALimitOfTheSizeClosesIt() {
        Wire ann = open("ann");
        ann.send("{\"type\":\"say\",\"data\":\"" + "x".repeat(1_000_001) + "\"}");
        assertThat(ann.closeReason()).isEqualTo("transport error");
        assertThat(stream.sockets()).isEmpty();
    }
}
