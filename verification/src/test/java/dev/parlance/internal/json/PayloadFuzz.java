package dev.parlance.internal.json;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;
import static dev.parlance.fuzzing.Property.same;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Event;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an event with its name and arguments, and two attachments: it is malformed, refused, or a payload, which is the same
 * when it is encoded and decoded again. What is well-formed here is so for Jackson.
 */
public final class PayloadFuzz {
    private static final List<byte[]> ATTACHMENTS = List.of(new byte[] {1}, new byte[0]);

    private static final Map<String, Event<?>> EVENTS = Stream.<Event<?>>of(
                    ClientEvent.clientEvent("numbers", Numbers.class),
                    ClientEvent.clientEvent("texts", Texts.class),
                    ClientEvent.clientEvent("nested", Nested.class),
                    ClientEvent.clientEvent("named", Named.class).orText(Named::of),
                    ClientEvent.clientEvent("positional", Texts.class).positional(),
                    ClientEvent.clientEvent("any", Object.class),
                    ClientEvent.clientEvent("text", String.class),
                    ClientEvent.clientEvent("none"))
            .collect(Collectors.toMap(Event::name, Function.identity()));

    private static final Limits LIMITS = Limits.DEFAULT.withJsonDepth(20).withEventName(40);
    private static final JsonCodec CODEC = new JsonCodec(JsonSettings.of(LIMITS));
    private static final JsonCodec TEXTS_FOR_LARGE_NUMBERS =
            new JsonCodec(JsonSettings.of(LIMITS).withLargeNumbers(LargeNumbers.TEXT, warning -> {}));
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    enum Kind {
        A,
        B
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = One.class, name = "one"),
        @JsonSubTypes.Type(value = Two.class, name = "two")
    })
    sealed interface Step permits One, Two {}

    record One(@Nullable Object x) implements Step {}

    record Two(List<@Limit(Limit.Kind.NAME) String> names) implements Step {}

    record Numbers(
            int count,
            @Nullable Byte small,
            @Nullable Short medium,
            @Nullable Long large,
            @Nullable Float single,
            @Nullable Double real,
            @Nullable BigInteger big,
            @Nullable BigDecimal decimal,
            @Nullable Instant at,
            boolean flag) {}

    record Texts(
            @Limit(Limit.Kind.ID) String id,

            @Limit(value = Limit.Kind.NAME, max = 8, notBlank = true) @Nullable
            String name,

            @Limit(Limit.Kind.TOKEN) @Nullable String token,
            @Limit(Limit.Kind.URL) @Nullable String url,
            @Limit(max = 20) @Nullable String text,
            @Limit(Limit.Kind.NONE) @Nullable String free) {}

    record Nested(
            @Nullable Kind kind,
            @Nullable Step step,
            @Limit(entries = 3) @Nullable List<Texts> items,
            @Nullable List<List<@Nullable String>> lists,
            @Nullable Map<String, Numbers> numbers,
            @Limit(json = 64) @Nullable Object data,
            byte @Nullable [] bytes,
            @Nullable ByteBuffer buffer,
            int @Nullable [] array,
            @Nullable Nested inner,
            @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> rest) {}

    record Named(@Nullable String name) {
        static Named of(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return new Named(text);
        }
    }

    private PayloadFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        IncomingArguments arguments;
        try {
            arguments = CODEC.parseReceivedEvent(input, ATTACHMENTS, true);
        } catch (MalformedJsonException e) {
            return;
        }
        equal(JACKSON.readTree(input).size(), arguments.count() + 1, "so many elements");
        equal(arguments.size(), input.length + 1, "so many bytes");
        sameInPlainValues(arguments);
        Event<?> event = EVENTS.get(String.valueOf(arguments.name()));
        if (event != null && arguments.nameProblem() == null) {
            sameInPayloads(CODEC, event.payload(), arguments);
            sameInPayloads(TEXTS_FOR_LARGE_NUMBERS, event.payload(), arguments);
        }
    }

    private static void sameInPlainValues(IncomingArguments arguments) {
        EncodedArguments encoded = CODEC.encode(arguments.values());
        EncodedArguments again = CODEC.encode(parse(CODEC, encoded).values());
        same(again.json(), encoded.json(), "other JSON the second time");
        same(again.attachments(), encoded.attachments(), "other attachments the second time");
    }

    private static <P> void sameInPayloads(JsonCodec codec, Payload<P> payload, IncomingArguments arguments) {
        P value;
        try {
            value = codec.decode(payload, arguments);
        } catch (RefusedException e) {
            equal(e.refusal().code(), "validation-failed", "the code of a refusal");
            return;
        }
        if (value == null) {
            holds(payload.isNullable() || payload.shape() == Payload.Shape.NONE, "no payload where one is required");
            return;
        }
        EncodedArguments encoded = codec.encode(codec.arguments(payload, value));
        P again;
        try {
            again = codec.decode(payload, parse(codec, encoded));
        } catch (RefusedException e) {
            // Written out it may be larger: 1e9 has ten digits.
            holds(e.refusal().message().contains("data"), "refused when it is encoded again");
            return;
        }
        sameMembers(codec, encoded, codec.encode(codec.arguments(payload, again)));
    }

    private static IncomingArguments parse(JsonCodec codec, EncodedArguments encoded) {
        try {
            return codec.parse(encoded.json(), encoded.attachments(), true);
        } catch (MalformedJsonException e) {
            throw new AssertionError("what was encoded is malformed", e);
        }
    }

    /** Jackson turns the order of members round that no component is for. */
    private static void sameMembers(JsonCodec codec, EncodedArguments one, EncodedArguments other) {
        boolean sameBytes = Arrays.equals(one.json(), other.json());
        if (!sameBytes) {
            equal(
                    comparable(parse(codec, other).values()),
                    comparable(parse(codec, one).values()),
                    "another payload");
        }
    }

    private static Object comparable(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PayloadFuzz::comparable).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> members = new HashMap<>();
            map.forEach((name, member) -> members.put(name, comparable(member)));
            return members;
        }
        return String.valueOf(value);
    }
}
