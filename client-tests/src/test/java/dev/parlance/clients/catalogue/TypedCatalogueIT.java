package dev.parlance.clients.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.catalogue.SampleEvent;
import dev.parlance.client.ParlanceClient;
import dev.parlance.clients.catalogue.CatalogueServer.Received;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Direction;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.internal.json.JsonCodec;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Each event of each catalogue that travels over Socket.IO, with the typed client, in the catalogue's dialect. */
@TestInstance(Lifecycle.PER_CLASS)
class TypedCatalogueIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final JsonCodec codec = new JsonCodec();
    private final Map<Catalogue, ParlanceClient> clients = new HashMap<>();
    private CatalogueServer server;

    @BeforeAll
    void connect() throws Exception {
        server = new CatalogueServer(this::answer);
        for (Catalogue catalogue : CatalogueServer.CATALOGUES) {
            ParlanceClient client = ParlanceClient.builder(
                            URI.create(server.url() + CatalogueServer.namespaceOf(catalogue)))
                    .catalogues(catalogue)
                    .build();
            clients.put(catalogue, client);
            client.connect(TIMEOUT);
        }
    }

    @AfterAll
    void close() {
        clients.values().forEach(ParlanceClient::close);
        server.close();
    }

    private interface Check {
        void of(Catalogue catalogue, ParlanceClient client, SampleEvent sample) throws Exception;
    }

    private Stream<DynamicContainer> forEach(Direction direction, Check check) {
        return CatalogueServer.CATALOGUES.stream()
                .map(catalogue -> dynamicContainer(
                        catalogue.name(),
                        SampleEvent.of(catalogue).stream()
                                .filter(sample -> sample.event().direction() == direction && isObject(sample))
                                .map(sample -> dynamicTest(
                                        catalogue.name() + " " + sample,
                                        () -> check.of(catalogue, clients.get(catalogue), sample)))));
    }

    /** Whether it is what the typed client writes: not the bare string that a record may come as. */
    private static boolean isObject(SampleEvent sample) {
        return !sample.form().equals("string") || sample.event().payload().fromText() == null;
    }

    @TestFactory
    Stream<DynamicContainer> everyEventOfTheServerArrivesWithAnEqualPayload() {
        return forEach(Direction.SERVER_TO_CLIENT, (catalogue, client, sample) -> {
            CompletableFuture<Object> arrived = next(client, sample);
            server.emit(CatalogueServer.namespaceOf(catalogue), sample.event(), payload(sample));
            assertThat(arrived.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(payload(sample));
        });
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Object> next(ParlanceClient client, SampleEvent sample) {
        if (sample.event() instanceof ServerEventPattern<?> pattern) {
            CompletableFuture<Object> next = new CompletableFuture<>();
            client.on(pattern, (name, payload) -> next.complete(payload));
            return next;
        }
        return client.next((ServerEvent<Object>) sample.event());
    }

    @TestFactory
    Stream<DynamicContainer> everyEventOfAClientReachesItsTypedListenerAndIsAnswered() {
        return forEach(Direction.CLIENT_TO_SERVER, (catalogue, client, sample) -> {
            Object payload = payload(sample);
            if (sample.event() instanceof ClientRequest<?, ?> request) {
                assertThat(request(client, request, payload)).isEqualTo(answer(request));
            } else {
                emit(client, (ClientEvent<?>) sample.event(), payload);
            }
            assertThat(server.received.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(new Received(
                            CatalogueServer.namespaceOf(catalogue),
                            sample.event().name(),
                            payload));
        });
    }

    private static <P, R> @Nullable R request(
            ParlanceClient client, ClientRequest<P, R> request, @Nullable Object payload) {
        return client.request(request.nullableAnswer(), request.payload().type().cast(payload), TIMEOUT);
    }

    private static <P> void emit(ParlanceClient client, ClientEvent<P> event, @Nullable Object payload)
            throws Exception {
        client.emitWithAck(event, event.payload().type().cast(payload), TIMEOUT)
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private @Nullable Object payload(SampleEvent sample) {
        return decode(sample.event().payload(), sample.json());
    }

    private @Nullable Object answer(ClientRequest<?, ?> request) {
        return decode(request.nullableAnswer().answer(), SampleEvent.answer(request));
    }

    private @Nullable Object decode(Payload<?> type, String json) {
        try {
            return codec.decode(type, codec.parse(json.getBytes(UTF_8), List.of(), false));
        } catch (Exception e) {
            throw new AssertionError(json, e);
        }
    }
}
