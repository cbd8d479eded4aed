package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.integration.IntegrationEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** That the catalogues say what {@code events.json} and {@code types.md} say, and nothing else. */
class CatalogueComplianceTest {
    /** Optional fields that are wanted by an entry's note and are not among its fields. */
    private static final Map<String, Set<String>> ADDED_BY_NOTE = Map.of(
            "platform: custom:event (server->client)", Set.of("sender", "timestamp"),
            "platform: presence:user:online (server->client)", Set.of("projectId"),
            "messenger: typing (client->server)", Set.of("message"),
            "messenger: ai_streaming (server->client)", Set.of("seq", "done"),
            "messenger: invitation (server->client)", Set.of("createdTimeMS", "updatedTimeMS"),
            "social: chat-joined (server->client)", Set.of("user"));

    private final List<DocumentedEvent> documented = DocumentedEvent.all();
    private final DocumentedTypes types = DocumentedTypes.read();

    @Test
    void allEntriesAreThere() {
        assertThat(documented).hasSize(181);
        Predicate<DocumentedEvent> client = DocumentedEvent::isFromClient;
        assertThat(names("platform", client)).isEqualTo(46);
        assertThat(names("platform", client.negate())).isEqualTo(38);
        assertThat(names("messenger", client.negate())).isEqualTo(11);
        assertThat(names("social", client)).isEqualTo(3);
        assertThat(count("social", e -> !e.isFromClient() && !isSocialError(e))).isEqualTo(14);
        assertThat(count("social", CatalogueComplianceTest::isSocialError)).isEqualTo(7);
        assertThat(names("eventstream", client.negate())).isEqualTo(6);
        assertThat(names("conversation", client.negate())).isEqualTo(8);
    }

    private static boolean isSocialError(DocumentedEvent entry) {
        return entry.audience().equals("the socket that caused it");
    }

    /** How many entries are not extras. */
    private long count(String catalogue, Predicate<DocumentedEvent> which) {
        return mandatory(catalogue, which).count();
    }

    private long names(String catalogue, Predicate<DocumentedEvent> which) {
        return mandatory(catalogue, which).map(DocumentedEvent::name).distinct().count();
    }

    private Stream<DocumentedEvent> mandatory(String catalogue, Predicate<DocumentedEvent> which) {
        return documented.stream()
                .filter(e -> e.catalogue().equals(catalogue) && !e.origin().equals("extra"))
                .filter(which);
    }

    @Test
    void noTokenIsWithoutAnEntry() {
        for (Catalogue catalogue : Tokens.CATALOGUES.values()) {
            assertThat(catalogue.events())
                    .allMatch(event -> documented.stream()
                            .anyMatch(entry -> Tokens.CATALOGUES.get(entry.catalogue()) == catalogue
                                    && Tokens.of(entry).contains(event)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyEntryHasItsToken() {
        return forEach(entry -> {
            assertThat(Tokens.of(entry)).hasSize(1);
            Event<?> token = Tokens.token(entry);
            boolean fromClient = token instanceof ClientEvent || token instanceof ClientRequest;
            assertThat(fromClient).isEqualTo(entry.isFromClient());
            boolean pattern = entry.name().contains("<");
            assertThat(token instanceof ServerEventPattern).isEqualTo(pattern);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyTokenHasTheDocumentedFields() {
        return forEach(entry -> {
            Payload<?> payload = Tokens.token(entry).payload();
            assertThat(payload.shape()).isEqualTo(shape(entry));
            assertThat(acceptsText(payload)).isEqualTo(entry.argument().contains("string"));
            if (payload.type() == Void.class || payload.type() == String.class) {
                return;
            }
            ShapeComparison comparison = new ShapeComparison(types, entry.catalogue());
            comparison.compare(
                    entry.name(),
                    Tokens.record(entry),
                    fields(entry),
                    ADDED_BY_NOTE.getOrDefault(entry.toString(), Set.of()));
            assertThat(comparison.differences()).isEmpty();
        });
    }

    private static Payload.Shape shape(DocumentedEvent entry) {
        return switch (entry.argument()) {
            case "none" -> Payload.Shape.NONE;
            case "args" -> Payload.Shape.POSITIONAL;
            default -> Payload.Shape.SINGLE;
        };
    }

    private static boolean acceptsText(Payload<?> payload) {
        return payload.type() == String.class || payload.fromText() != null;
    }

    /** A bare string that may also come as an object is called as there. */
    private static List<DocumentedEvent.DocumentedField> fields(DocumentedEvent entry) {
        return entry.fields().stream()
                .map(field -> field.name().equals(DocumentedEvent.BARE)
                        ? new DocumentedEvent.DocumentedField("room", field.type(), field.optional())
                        : field)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyClientEventIsAnsweredAndRefusedAsDocumented() {
        return forEach(entry -> {
            if (entry.isFromClient()) {
                Event<?> token = Tokens.token(entry);
                boolean acked = entry.answer().startsWith("ack {");
                ServerEvent<?> answer = answer(entry);
                assertThat(token instanceof ClientRequest).isEqualTo(answer != null || acked);
                if (token instanceof ClientRequest<?, ?> request) {
                    assertThat((Object) request.answeredBy()).isEqualTo(answer);
                    assertThat((Object) request.refusedBy()).isEqualTo(refusal(entry));
                } else if (token instanceof ClientEvent<?> event) {
                    assertThat((Object) event.refusedBy()).isEqualTo(refusal(entry));
                }
            }
        });
    }

    /** The first event in the entry's text of its answer that goes to the caller. */
    private ServerEvent<?> answer(DocumentedEvent entry) {
        return Arrays.stream(entry.answer().split("[^A-Za-z:<>]+"))
                .flatMap(word -> documented.stream().filter(e -> e.name().equals(word)))
                .filter(e -> e.catalogue().equals(entry.catalogue())
                        && !e.isFromClient()
                        && e.audience().startsWith("caller"))
                .findFirst()
                .map(e -> (ServerEvent<?>) Tokens.token(e))
                .orElse(null);
    }

    private static ServerEvent<?> refusal(DocumentedEvent entry) {
        if (!entry.catalogue().equals("platform")) {
            return null;
        }
        return entry.errors().contains("integration:error") ? IntegrationEvents.ERROR : ErrorEvents.ERROR;
    }

    private Stream<DynamicTest> forEach(ThrowingConsumer<DocumentedEvent> check) {
        return DocumentedEvent.tests(documented, check);
    }
}
