package dev.parlance.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parlance.event.Payload;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a client sends ends as a value, a refusal or a malformed message: never as anything else. */
class JsonCodecFuzzTest {
    private static final List<byte[]> ATTACHMENTS = List.of(new byte[] {1}, new byte[0]);
    private static final String[] SEEDS = {
        "[\"e\",{\"id\":\"a\",\"count\":1,\"score\":1.5e2,\"at\":\"2026-01-01T00:00:00.000Z\",\"ok\":true}]",
        "[\"e\",{\"id\":\"\\u00e9\\ud83d\\ude00é😀\",\"items\":[{\"name\":\"x\"},null],\"decimal\":0.10,\"kind\":\"A\"}]",
        "[\"e\",{\"id\":\"a\",\"data\":{\"x\":[1,null,{\"_placeholder\":true,\"num\":1}]},\"binary\":"
                + "{\"_placeholder\":true,\"num\":0}}]",
        "[\"e\",{\"id\":\"a\",\"step\":{\"type\":\"one\",\"x\":[[]]},\"more\":123456789012345678901,\"count\":-0}]",
    };
    private static final String[] PIECES = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "1e999",
        "-",
        "9999999999",
        "\\u",
        "\\ud800",
        "é",
        "\0",
        "\"id\":",
        "_placeholder",
        "\"num\":7",
        "0.5",
        "[[[[",
        "\"type\":\"one\"",
        " ",
        "\n",
        "1e-400000000",
        "ÿ"
    };

    private final JsonCodec codec = new JsonCodec();
    private final ObjectMapper reference = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    enum Kind {
        A,
        B
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes(@JsonSubTypes.Type(value = One.class, name = "one"))
    sealed interface Step permits One {}

    record One(@Nullable Object x) implements Step {}

    record Item(String name) {}

    record Everything(
            String id,
            @Nullable Integer count,
            @Nullable Double score,
            @Nullable Instant at,
            @Nullable Boolean ok,
            @Nullable List<Item> items,
            @Nullable BigDecimal decimal,
            @Nullable Kind kind,
            @Nullable Object data,
            byte @Nullable [] binary,
            @Nullable Step step,
            @JsonAnySetter Map<String, @Nullable Object> rest) {}

    @Test
    void changedMessagesEndInAValueOrARefusal() throws Exception {
        Random random = new Random(20260101);
        int[] ends = new int[3];
        for (int i = 0; i < 100_000; i++) {
            ends[end(mutated(random))]++;
        }

        assertThat(ends[0]).as("malformed").isGreaterThan(10_000);
        assertThat(ends[1]).as("refused").isGreaterThan(2_000);
        assertThat(ends[2]).as("values").isGreaterThan(10_000);
    }

    private int end(byte[] json) throws IOException {
        IncomingArguments arguments;
        try {
            arguments = codec.parseEvent(json, ATTACHMENTS, true);
        } catch (MalformedJsonException e) {
            return 0;
        }
        // What was let pass is well-formed for another parser too, and can be passed on.
        assertThat(reference.readTree(json).size()).isEqualTo(arguments.count() + 1);
        assertThat(codec.encode(arguments.values()).json()).isNotEmpty();
        try {
            codec.decode(Payload.of(Everything.class), arguments);
            return 2;
        } catch (RefusedException e) {
            assertThat(e.refusal().code()).isEqualTo("validation-failed");
            return 1;
        }
    }

    private static byte[] mutated(Random random) {
        byte[] json = SEEDS[random.nextInt(SEEDS.length)].getBytes(UTF_8);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            json = random.nextBoolean() ? withByte(json, random) : withPiece(json, random);
        }
        return json;
    }

    private static byte[] withByte(byte[] json, Random random) {
        byte[] changed = json.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        return changed;
    }

    /** Puts a piece in, in the place of up to as many bytes. */
    private static byte[] withPiece(byte[] json, Random random) {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
        int start = random.nextInt(json.length);
        int end = Math.min(json.length, start + random.nextInt(piece.length + 1));
        byte[] changed = new byte[start + piece.length + json.length - end];
        System.arraycopy(json, 0, changed, 0, start);
        System.arraycopy(piece, 0, changed, start, piece.length);
        System.arraycopy(json, end, changed, start + piece.length, json.length - end);
        return changed;
    }
}
