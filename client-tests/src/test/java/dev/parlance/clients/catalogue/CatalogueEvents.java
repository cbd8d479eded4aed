package dev.parlance.clients.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.catalogue.SampleEvent;
import dev.parlance.clients.catalogue.CatalogueServer.Received;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.event.Direction;
import dev.parlance.event.Payload;
import dev.parlance.internal.json.JsonCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Each event of each catalogue that travels over Socket.IO, to a client and from it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CatalogueEvents {
    private static final long TIMEOUT_SECONDS = 20;

    private final JsonCodec codec = new JsonCodec();
    private CatalogueServer server;
    private CatalogueClient client;

    /** Returns a client that has connected to all namespaces. */
    abstract CatalogueClient connect(String url, List<String> namespaces) throws Exception;

    @BeforeAll
    void open() throws Exception {
        server = new CatalogueServer();
        client = connect(server.url(), CatalogueServer.NAMESPACES);
    }

    @AfterAll
    void close() {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyEventOfTheServerArrivesWithAnEqualPayload() {
        return forEach(Direction.SERVER_TO_CLIENT, this::arrives);
    }

    @TestFactory
    Stream<DynamicContainer> everyEventOfAClientReachesItsTypedListener() {
        return forEach(Direction.CLIENT_TO_SERVER, this::reachesItsListener);
    }

    private void arrives(String namespace, SampleEvent sample) throws Exception {
        String name = server.emit(namespace, sample.event(), payload(sample));
        assertThat(client.next(namespace, name)).isEqualTo(values(sample));
    }

    private void reachesItsListener(String namespace, SampleEvent sample) throws Exception {
        client.emit(namespace, sample.event().name(), values(sample));
        assertThat(server.received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Received(namespace, sample.event().name(), payload(sample)));
    }

    private @Nullable Object payload(SampleEvent sample) throws Exception {
        Payload<?> type = sample.event().payload();
        return codec.decode(type, codec.parse(sample.json().getBytes(UTF_8), List.of(), false));
    }

    private static List<@Nullable Object> values(SampleEvent sample) throws JSONException {
        return JsonValues.values(new JSONArray(sample.json()));
    }

    private interface Check {
        void of(String namespace, SampleEvent sample) throws Exception;
    }

    private static Stream<DynamicContainer> forEach(Direction direction, Check check) {
        return CatalogueServer.CATALOGUES.stream().map(catalogue -> {
            String namespace = CatalogueServer.namespaceOf(catalogue);
            return dynamicContainer(
                    catalogue.name(),
                    SampleEvent.of(catalogue).stream()
                            .filter(sample -> sample.event().direction() == direction)
                            .map(sample ->
                                    dynamicTest(catalogue.name() + " " + sample, () -> check.of(namespace, sample))));
        });
    }
}
