package dev.parlance.client;

import static dev.parlance.client.TalkEvents.ECHO;
import static dev.parlance.client.TalkEvents.MAYBE;
import static dev.parlance.client.TalkEvents.MOOD;
import static dev.parlance.client.TalkEvents.MOVE;
import static dev.parlance.client.TalkEvents.NOTHING;
import static dev.parlance.client.TalkEvents.SAID;
import static dev.parlance.client.TalkEvents.SAY;
import static dev.parlance.client.TalkEvents.STORED;
import static dev.parlance.client.TalkEvents.TYPED;
import static dev.parlance.client.TalkEvents.TYPING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.client.TalkEvents.Anything;
import dev.parlance.client.TalkEvents.Move;
import dev.parlance.client.TalkEvents.Receipt;
import dev.parlance.client.TalkEvents.Said;
import dev.parlance.client.TalkEvents.Say;
import dev.parlance.client.TalkEvents.Typing;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.PayloadEncoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a client sends and is answered, in the dialect of each catalogue and over each transport. */
class DialectsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final List<Catalogue> CATALOGUES = List.of(
            PlatformCatalogue.PLATFORM,
            MessengerCatalogue.MESSENGER,
            SocialCatalogue.SOCIAL,
            ConversationCatalogue.CONVERSATION,
            EventstreamCatalogue.EVENTSTREAM);

    private interface Check {
        void of(TalkServer server, ParlanceClient client) throws Exception;
    }

    private static Stream<DynamicTest> everywhere(Check check) {
        return CATALOGUES.stream()
                .flatMap(catalogue -> Stream.of(ClientTransport.values())
                        .map(transport -> DynamicTest.dynamicTest(catalogue + " " + transport, () -> {
                            try (TalkServer server = new TalkServer(catalogue.dialect(), 0);
                                    ParlanceClient client =
                                            server.client(transport).build()) {
                                client.connect(SOON);
                                check.of(server, client);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> aRequestHasItsValueAndItsAnswerEvent() {
        return everywhere((server, client) -> {
            CompletableFuture<Receipt> stored = client.next(STORED);
            assertThat(client.request(SAY, new Say("lobby", "é✨"), SOON)).isEqualTo(new Receipt(1));
            assertThat(stored.get(20, TimeUnit.SECONDS)).isEqualTo(new Receipt(1));
            assertThat(client.request(MOVE, new Move(1, null), SOON)).isEqualTo(new Move(1, null));
            assertThat(client.request(MAYBE, "yes", SOON)).isEqualTo(new Receipt(1));
        });
    }

    @TestFactory
    Stream<DynamicTest> aSuccessMayBeEmpty() {
        return everywhere((server, client) -> {
            assertThat(client.request(NOTHING, SOON)).isNull();
            assertThat(client.request(MAYBE, "no", SOON)).isNull();
            assertThat(client.emitWithAck(TYPING, new Typing("lobby"), SOON).get(20, TimeUnit.SECONDS))
                    .isNull();
        });
    }

    @TestFactory
    Stream<DynamicTest> aRefusalIsAnExceptionWithAllThatTheDialectSends() {
        return everywhere((server, client) -> {
            Refusal sent = Refusal.of(RefusalCode.RATE_LIMITED, "not so often")
                    .withField("text")
                    .withRetryAfter(Duration.ofMillis(1_500))
                    .forEvent("say");
            Refusal expected = TalkServerDialect.asReceived(server, sent);
            assertThat(expected.message()).isEqualTo("not so often");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.request(SAY, new Say("lobby", "no"), SOON))
                    .satisfies(e -> assertThat(e.refusal()).isEqualTo(expected));
        });
    }

    @TestFactory
    Stream<DynamicTest> binaryAndExactNumbersTravelAtAnyDepth() {
        return everywhere((server, client) -> {
            Anything sent = new Anything(
                    Instant.parse("2026-01-02T03:04:05.678Z"),
                    new BigDecimal("0.1234567890123456789012345"),
                    new BigInteger("123456789012345678901234567890"),
                    Long.MAX_VALUE,
                    1.0,
                    Map.of("a", List.of(new byte[] {0, -1}, new byte[70_000]), "b", List.of()),
                    Map.of("deep", List.of(Map.of("data", "x".getBytes(UTF_8)), "✨")),
                    null);

            Anything echoed = client.request(ECHO, sent, SOON);

            assertThat(echoed).usingRecursiveComparison().isEqualTo(sent);
        });
    }

    @TestFactory
    Stream<DynamicTest> everythingTravelsAsBase64WhileServerAndClientUseIt() {
        return everywhere((server, client) -> {
            CompletableFuture<Typing> typed = client.next(TYPED);
            client.handle(MOOD, () -> "fine ✨");
            server.talk.sockets().forEach(socket -> socket.encoding(PayloadEncoding.BASE64));
            assertThatExceptionOfType(RuntimeException.class)
                    .as("JSON, where the server reads base64")
                    .isThrownBy(() -> client.request(SAY, new Say("lobby", "é✨"), SOON));

            client.useBase64(true);
            CompletableFuture<Said> said = client.next(SAID);
            assertThat(client.request(SAY, new Say("lobby", "é✨"), SOON).number())
                    .isPositive();
            assertThat(said.get(20, TimeUnit.SECONDS)).isEqualTo(new Said("ana", "é✨"));
            client.emit(TYPING, new Typing("é✨"));
            assertThat(typed.get(20, TimeUnit.SECONDS)).isEqualTo(new Typing("é✨"));
            assertThat(server.talk.request(MOOD, SOON).get(20, TimeUnit.SECONDS).received())
                    .containsExactly("fine ✨");
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.request(SAY, new Say("lobby", "no"), SOON))
                    .satisfies(e -> assertThat(e.refusal().message()).isEqualTo("not so often"));

            server.talk.sockets().forEach(socket -> socket.encoding(PayloadEncoding.PLAIN));
            client.useBase64(false);
            assertThat(client.request(SAY, new Say("lobby", "plain"), SOON).number())
                    .isPositive();
        });
    }
}
