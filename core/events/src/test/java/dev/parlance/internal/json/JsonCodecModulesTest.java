package dev.parlance.internal.json;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.guava.GuavaModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.event.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Further types come with Jackson's modules; what is valid stays ours to say. */
class JsonCodecModulesTest {
    record Maybe(
            String id,
            Optional<@Limit(ID) String> name,
            OptionalInt age,
            com.google.common.base.Optional<@Limit(ID) String> alias) {}

    record Immutable(
            ImmutableList<@Limit(ID) String> ids,
            ImmutableMap<String, Integer> counts,
            @Nullable ImmutableListMultimap<String, String> more) {}

    record Money(String currency, long cents) {}

    record Price(Money money, int count, Instant at) {}

    private final JsonCodec codec = codec(new Jdk8Module(), new GuavaModule());

    @Test
    void anOptionalMayBeMissing() {
        Maybe nothing = new Maybe("1", Optional.empty(), OptionalInt.empty(), com.google.common.base.Optional.absent());
        for (String json : List.of("{\"id\":\"1\"}", "{\"id\":\"1\",\"name\":null,\"age\":null,\"alias\":null}")) {
            assertThat(codec.decodeValue(json(json), Maybe.class)).isEqualTo(nothing);
        }
        assertThat(codec.encodeValue(nothing)).asString(UTF_8).isEqualTo("{\"id\":\"1\"}");
        Maybe all = new Maybe("1", Optional.of("a"), OptionalInt.of(7), com.google.common.base.Optional.of("b"));
        String json = "{\"id\":\"1\",\"name\":\"a\",\"age\":7,\"alias\":\"b\"}";
        assertThat(codec.decodeValue(json(json), Maybe.class)).isEqualTo(all);
        assertThat(codec.encodeValue(all)).asString(UTF_8).isEqualTo(json);
        codec.check(clientEvent("maybe", Maybe.class));
        codec.check(serverEvent("maybe", Maybe.class));
    }

    @Test
    void whatAnOptionalHoldsIsChecked() {
        String what = " must have 1 to 128 characters";
        refused(Maybe.class, "{\"id\":\"1\",\"name\":\"\"}", "name" + what);
        refused(Maybe.class, "{\"id\":\"1\",\"alias\":\"\"}", "alias" + what);
        refused(Maybe.class, "{\"id\":\"1\",\"age\":\"7\"}", "age is not valid");
        refused(Maybe.class, "{}", "id is required");
    }

    @Test
    void immutableCollectionsAreReadByTheSameRules() {
        assertThat(codec.decodeValue(
                        json("{\"ids\":[\"a\"],\"counts\":{\"x\":1},\"more\":{\"k\":[\"a\",\"b\"]}}"), Immutable.class))
                .isEqualTo(new Immutable(
                        ImmutableList.of("a"), ImmutableMap.of("x", 1), ImmutableListMultimap.of("k", "a", "k", "b")));
        refused(Immutable.class, "{\"counts\":{}}", "ids is required");
        refused(Immutable.class, "{\"ids\":[null],\"counts\":{}}", "ids is required");
        refused(Immutable.class, "{\"ids\":[\"\"],\"counts\":{}}", "ids[0] must have 1 to 128 characters");
        refused(Immutable.class, "{\"ids\":[],\"counts\":{\"x\":\"1\"}}", "counts must be an integer");
        refused(
                Immutable.class,
                "{\"ids\":[\"a\"" + ",\"a\"".repeat(1000) + "],\"counts\":{}}",
                "ids must have at most 1000 entries");
        codec.check(clientEvent("immutable", Immutable.class));
        codec.check(serverEvent("immutable", Immutable.class));
    }

    @Test
    void anApplicationMayHaveItsOwnForms() {
        JsonCodec own = codec(new MoneyModule());
        String json = "{\"money\":\"EUR 250\",\"count\":1,\"at\":\"2026-01-01T00:00:00.000Z\"}";
        Price price = new Price(new Money("EUR", 250), 1, Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(own.decodeValue(json(json), Price.class)).isEqualTo(price);
        assertThat(own.encodeValue(price)).asString(UTF_8).isEqualTo(json);
        own.check(clientEvent("price", Price.class));
    }

    @Test
    void aModuleDoesNotChangeWhatIsValid() {
        JsonCodec lax = codec(new LaxModule());
        for (String json : List.of(
                "{\"id\":\"1\",\"limit\":\"7\"}",
                "{\"id\":1,\"limit\":7}",
                "{\"limit\":7}",
                "{\"id\":null,\"limit\":7}",
                "{\"id\":\"1\",\"limit\":1.5}")) {
            assertThat(catchThrowableOfType(RefusedException.class, () -> lax.decodeValue(json(json), Strict.class)))
                    .as(json)
                    .isNotNull();
        }
        assertThat(lax.decodeValue(json("{\"id\":\"1\",\"limit\":7,\"unknown\":1}"), Strict.class))
                .isEqualTo(new Strict("1", 7));
    }

    record Strict(String id, int limit) {}

    @Test
    void aModuleThatRenamesPropertiesIsRefused() {
        SimpleModule renaming = new SimpleModule("snakes") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                context.setNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(renaming))
                .withMessage("a module of Jackson gives properties other names, which their events do not know:"
                        + " @JsonProperty on a component does");
    }

    /** Has the name of one of ours, reads numbers of texts, and switches what it can. */
    private static final class LaxModule extends SimpleModule {
        private static final long serialVersionUID = 1;

        LaxModule() {
            super("dev.parlance.numbers-of-others");
            addDeserializer(int.class, new StdDeserializer<Integer>(int.class) {
                private static final long serialVersionUID = 1;

                @Override
                public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                    return parser.getValueAsInt();
                }
            });
        }

        @Override
        @SuppressWarnings("deprecation") // It is what a module would do.
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            ObjectMapper mapper = context.getOwner();
            mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, true);
            mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            mapper.enable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        }
    }

    private static final class MoneyModule extends SimpleModule {
        private static final long serialVersionUID = 1;

        MoneyModule() {
            super("money");
            addSerializer(new StdSerializer<>(Money.class) {
                private static final long serialVersionUID = 1;

                @Override
                public void serialize(Money money, JsonGenerator generator, SerializerProvider provider)
                        throws IOException {
                    generator.writeString(money.currency() + " " + money.cents());
                }
            });
            addDeserializer(Money.class, new StdDeserializer<>(Money.class) {
                private static final long serialVersionUID = 1;

                @Override
                public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                    String[] parts = parser.getText().split(" ");
                    return new Money(parts[0], Long.parseLong(parts[1]));
                }
            });
        }
    }

    private static JsonCodec codec(Module... modules) {
        return new JsonCodec(JsonSettings.of(Limits.DEFAULT).withModules(List.of(modules)));
    }

    private void refused(Class<?> type, String json, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> codec.decodeValue(json(json), type));
        assertThat(refused).as(json).isNotNull();
        assertThat(refused.refusal().message()).isEqualTo(message);
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
