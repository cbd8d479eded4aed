package dev.parlance.internal.json;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ServerEvent.serverEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.module.kotlin.KotlinModule;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.type.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kotlin's data classes are payloads as records are; {@code String?} is optional there. */
class KotlinPayloadTest {
    private final JsonCodec codec = new JsonCodec();
    private final JsonCodec outgoing =
            new JsonCodec(JsonSettings.of(Limits.DEFAULT).checkingOutgoing());

    @Test
    void whatIsNullableOrHasADefaultMayBeMissing() {
        assertThat(read(Say.class, "{\"text\":\"a\"}")).isEqualTo(new Say("a", null, 3, List.of("new")));
        assertThat(read(Say.class, "{\"text\":\"a\",\"quote\":null,\"priority\":1,\"tags\":[null,\"b\"]}"))
                .isEqualTo(new Say("a", null, 1, Arrays.asList(null, "b")));
    }

    @Test
    void whatIsNeitherIsRequired() {
        refused(Say.class, "{\"quote\":\"b\"}", "text is required");
        refused(Say.class, "{\"text\":null}", "text is required");
        refused(Say.class, "{\"text\":\"a\",\"tags\":null}", "tags is required");
        refused(Say.class, "{\"text\":\"a\",\"priority\":null}", "priority is required");
        refused(Say.class, "{\"text\":1}", "text must be a string");
        refused(Page.class, "{\"items\":1}", "items must be an array");
    }

    @Test
    void aClassCompiledToARecordIsReadAsKotlinDeclaresIt() {
        assertThat(Point.class.isRecord()).isTrue();
        assertThat(read(Point.class, "{\"x\":1}")).isEqualTo(new Point(1, null, null));
        refused(Point.class, "{\"y\":1}", "x is required");
        assertThat(written(new Point(1, null, "a"))).isEqualTo("{\"x\":1,\"label\":\"a\"}");
    }

    @Test
    void limitsHoldAtAnyDepth() {
        String valid = "{\"id\":\"a\",\"words\":[\"abc\"],\"scores\":{\"x\":1,\"y\":2}}";
        assertThat(read(Limited.class, valid))
                .isEqualTo(new Limited("a", null, List.of("abc"), Map.of("x", 1, "y", 2)));
        refused(Limited.class, valid.replace("\"id\":\"a\"", "\"id\":\"\""), "id must have 1 to 128 characters");
        refused(Limited.class, valid.replace("\"abc\"", "\"abcd\""), "words[0] must have at most 3 bytes");
        refused(Limited.class, valid.replace("\"abc\"", "null"), "words[0] is required");
        refused(Limited.class, valid.replace("\"y\":2", "\"y\":2,\"z\":3"), "scores must have at most 2 entries");
        refused(Limited.class, valid.replace("{\"id\"", "{\"name\":\"abcd\",\"id\""), "name must have at most 3 bytes");
    }

    @Test
    void aValueClassIsWhatItHolds() {
        Join join = read(Join.class, "{\"chat\":\"c1\"}");
        assertThat(written(join)).isEqualTo("{\"chat\":\"c1\"}");
        assertThat(written(read(Join.class, "{\"chat\":\"c1\",\"other\":\"c2\"}")))
                .isEqualTo("{\"chat\":\"c1\",\"other\":\"c2\"}");
        refused(Join.class, "{\"other\":\"c2\"}", "chat is required");
        refused(Join.class, "{\"chat\":\"\"}", "chat must have 1 to 128 characters");
    }

    @Test
    void typeParametersStandForWhatTheyAre() {
        String json = "{\"points\":{\"items\":[{\"x\":1}],\"best\":{\"x\":2,\"y\":3}}}";
        Pages pages = new Pages(new Page<>(List.of(new Point(1, null, null)), new Point(2, 3, null)), null);
        assertThat(read(Pages.class, json)).isEqualTo(pages);
        assertThat(written(pages)).isEqualTo(json);
        refused(Pages.class, "{\"points\":{\"items\":[{}]}}", "points.items[0].x is required");
    }

    @Test
    void jacksonsAnnotationsOnPropertiesCount() {
        assertThat(read(Named.class, "{\"_id\":\"1\",\"isOpen\":true}")).isEqualTo(new Named("1", null, true));
        assertThat(written(new Named("1", "here", true))).isEqualTo("{\"_id\":\"1\",\"isOpen\":true}");
        assertThat(RecordType.components(Named.class).stream()
                        .filter(component -> !component.ignored())
                        .map(RecordType.Component::wireName))
                .containsExactly("_id", "isOpen");
    }

    @Test
    void allKindsOfValuesAreKnown() {
        codec.check(clientEvent("everything", Everything.class));
        codec.check(serverEvent("everything", Everything.class));
        String json = "{\"at\":\"2026-01-01T00:00:00.000Z\",\"any\":{\"a\":[1,null]},\"numbers\":[1],"
                + "\"names\":[\"a\"],\"long\":1,\"colour\":\"RED\",\"shape\":{\"kind\":\"circle\",\"radius\":1.5}}";
        assertThat(written(read(Everything.class, json))).isEqualTo(json);
        refused(Everything.class, json.replace("\"radius\":1.5", "\"name\":\"a\""), "shape.radius is required");
        refused(Everything.class, json.replace("RED", "BLUE"), "colour must be one of RED, GREEN");
    }

    @Test
    void itsComponentsMayBeTheArguments() {
        Payload<Point> payload = clientEvent("point", Point.class).positional().payload();
        assertThat(codec.arguments(payload, new Point(1, null, "a"))).containsExactly(1, null, "a");
    }

    @Test
    void whatIsSentIsChecked() {
        assertThat(outgoing.missing(serverEvent("say", Say.class).payload(), new Say("a", null, 1, List.of())))
                .isNull();
    }

    @Test
    void aPrivatePropertyIsRefusedWhereTheCatalogueIsUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.check(clientEvent("tell", Secretive.class)))
                .withMessage("\"tell\" (client->server) cannot carry dev.parlance.internal.json.Secretive: it is a"
                        + " dev.parlance.internal.json.Secretive with a private property, secret, which would be read but"
                        + " not sent");
    }

    @Test
    void anApplicationMayConfigureTheModuleItself() {
        JsonCodec own =
                new JsonCodec(JsonSettings.of(Limits.DEFAULT).withModules(List.of(new KotlinModule.Builder().build())));
        assertThat(own.decodeValue("{\"text\":\"a\"}".getBytes(UTF_8), Say.class))
                .isEqualTo(new Say("a", null, 3, List.of("new")));
        refused(own, Say.class, "{}", "text is required");
    }

    private <T> T read(Class<T> type, String json) {
        return codec.decodeValue(json.getBytes(UTF_8), type);
    }

    private String written(Object value) {
        return new String(codec.encodeValue(value), UTF_8);
    }

    private void refused(Class<?> type, String json, String message) {
        refused(codec, type, json, message);
    }

    private static void refused(JsonCodec codec, Class<?> type, String json, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> codec.decodeValue(json.getBytes(UTF_8), type));
        assertThat(refused).as(json).isNotNull();
        assertThat(refused.refusal().message()).isEqualTo(message);
    }
}
