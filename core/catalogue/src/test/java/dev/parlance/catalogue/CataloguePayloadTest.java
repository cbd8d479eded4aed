package dev.parlance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.ContractKit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** That the catalogues' payloads travel as documented, and that what clients get wrong is refused by name. */
class CataloguePayloadTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> NUMBER_OR_BOOLEAN = List.of(NODES.numberNode(42), NODES.booleanNode(true));

    private final List<DocumentedEvent> documented = DocumentedEvent.all();
    private final Wire wire = new Wire();

    @Test
    void thirtyFourExamplesAreGiven() {
        assertThat(documented.stream().filter(entry -> entry.example() != null)).hasSize(34);
    }

    @TestFactory
    Stream<DynamicTest> everyGivenExampleTravels() {
        return forEach(entry -> entry.example() != null, entry -> {
            if (entry.envelopeName() != null) {
                assertThat(entry.envelopeName()).isEqualTo(entry.name());
            }
            JsonNode example = entry.example();
            if (entry.catalogue().equals("eventstream")) {
                example = completed(example, Samples.full(Tokens.record(entry)));
            }
            assertTravels(entry, example);
        });
    }

    /** What an example has left out ("other message fields"), made up from a payload in which nothing is missing. */
    private static JsonNode completed(JsonNode example, JsonNode full) {
        if (example.isArray()) {
            return NODES.arrayNode().add(completed(example.get(0), full.get(0)));
        }
        if (!example.isObject()) {
            return example;
        }
        ObjectNode whole = full.deepCopy();
        example.properties()
                .forEach(member -> whole.set(member.getKey(), completed(member.getValue(), full.get(member.getKey()))));
        return whole;
    }

    @TestFactory
    Stream<DynamicTest> everyPayloadTravelsWithAllOfItsFields() {
        return forEach(CataloguePayloadTest::isObject, entry -> {
            assertTravels(entry, Samples.full(Tokens.record(entry)));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatComesAsABareStringIsUnderstood() {
        return forEach(entry -> entry.argument().contains("string"), entry -> {
            Object payload = wire.decode(Tokens.token(entry), NODES.textNode("42"));
            assertThat(payload).asString().contains("42");
        });
    }

    @TestFactory
    Stream<DynamicTest> whatHasNoArgumentsNeedsNone() {
        return forEach(entry -> entry.argument().equals("none"), entry -> {
            assertThat(wire.decode(Tokens.token(entry), null)).isNull();
            assertThat(wire.decode(Tokens.token(entry), NODES.objectNode())).isNull();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOptionalFieldMayBeMissing() {
        return forEachOfAClient(entry -> {
            ObjectNode payload = Samples.full(Tokens.record(entry));
            for (WireField field : fields(entry)) {
                if (field.optional()) {
                    assertTravels(entry, payload.deepCopy().without(List.of(field.name())));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRequiredFieldIsRefusedByNameWhenItIsMissingOrNull() {
        return forEachOfAClient(entry -> {
            for (WireField field : fields(entry)) {
                ObjectNode missing = Samples.full(Tokens.record(entry)).without(List.of(field.name()));
                if (!field.optional()) {
                    String message = field.name() + " is required";
                    assertRefused(entry, missing, field, message);
                    assertRefused(entry, missing.putNull(field.name()), field, message);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFieldIsRefusedByNameWhenItIsOfAnotherType() {
        return forEachOfAClient(entry -> {
            for (WireField field : fields(entry)) {
                ObjectNode payload = Samples.full(Tokens.record(entry));
                for (JsonNode wrong : wrong(payload.get(field.name()), field)) {
                    assertRefused(entry, payload.deepCopy().set(field.name(), wrong), field, null);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyTextAndEveryListOfAClientIsBounded() {
        return forEachOfAClient(entry -> {
            for (WireField field : fields(entry)) {
                ObjectNode payload = Samples.full(Tokens.record(entry));
                if (field.type() == String.class) {
                    boolean id = field.name().endsWith("Id");
                    JsonNode tooLong = NODES.textNode("x".repeat(id ? 129 : 16 * 1024 + 1));
                    assertRefused(entry, payload.set(field.name(), tooLong), field, field.name() + " must have ");
                } else if (payload.path(field.name()).isArray()) {
                    ArrayNode tooMany = NODES.arrayNode();
                    IntStream.range(0, 1001).forEach(i -> tooMany.add("x"));
                    String message = field.name() + " must have at most ";
                    assertRefused(entry, payload.set(field.name(), tooMany), field, message);
                }
            }
        });
    }

    /** Values that do not fit where that one does. Nothing is converted: no number into a text, no text into a number. */
    private static List<JsonNode> wrong(JsonNode right, WireField field) {
        if (field.type() == Object.class || field.name().equals(DocumentedEvent.REST)) {
            return List.of();
        }
        JsonNode text = NODES.textNode("42");
        JsonNode list = NODES.arrayNode().add("a");
        JsonNode object = NODES.objectNode().put("a", "b");
        return switch (right.getNodeType()) {
            case STRING -> List.of(NUMBER_OR_BOOLEAN.get(0), NUMBER_OR_BOOLEAN.get(1), list, object);
            case NUMBER -> List.of(NODES.booleanNode(true), text, list, object);
            case BOOLEAN -> List.of(NODES.numberNode(1), NODES.textNode("true"), list, object);
            case ARRAY -> List.of(NUMBER_OR_BOOLEAN.get(0), text, object);
            default -> List.of(NUMBER_OR_BOOLEAN.get(0), NUMBER_OR_BOOLEAN.get(1), list);
        };
    }

    private void assertRefused(DocumentedEvent entry, JsonNode payload, WireField field, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> wire.decode(Tokens.token(entry), payload));
        assertThat(refused).as(payload.toString()).isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refused.refusal().field()).isEqualTo(field.name());
        assertThat(refused.refusal().message()).startsWith(message == null ? field.name() + " " : message);
    }

    private static void assertTravels(DocumentedEvent entry, JsonNode payload) {
        Event<?> event = Tokens.token(entry);
        ContractKit.of(Tokens.CATALOGUES.get(entry.catalogue()))
                .example(event, SampleEvent.arguments(event.payload(), payload).toArray(String[]::new))
                .check();
    }

    private static List<WireField> fields(DocumentedEvent entry) {
        return WireField.of(Tokens.record(entry));
    }

    private static boolean isObject(DocumentedEvent entry) {
        Payload<?> payload = Tokens.token(entry).payload();
        return payload.type() != Void.class && payload.type() != String.class;
    }

    private Stream<DynamicTest> forEachOfAClient(ThrowingConsumer<DocumentedEvent> check) {
        return forEach(entry -> entry.isFromClient() && isObject(entry), check);
    }

    private Stream<DynamicTest> forEach(Predicate<DocumentedEvent> which, ThrowingConsumer<DocumentedEvent> check) {
        List<DocumentedEvent> chosen = documented.stream().filter(which).toList();
        assertThat(chosen).isNotEmpty();
        return DocumentedEvent.tests(chosen, check);
    }
}
