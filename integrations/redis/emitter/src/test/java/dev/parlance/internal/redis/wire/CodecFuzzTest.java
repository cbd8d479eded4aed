package dev.parlance.internal.redis.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.internal.redis.wire.cluster.ClassicBroadcastCodec;
import dev.parlance.internal.redis.wire.cluster.ClassicRequestCodec;
import dev.parlance.internal.redis.wire.cluster.ClassicResponseCodec;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive end as a value or as malformed, and what is a value can be sent again and is the same. */
class CodecFuzzTest {
    private static final int MESSAGES = 200_000;
    private static final List<CapturedMessage> CAPTURED = CapturedMessage.all();

    @Test
    void mutatedMessagesEndAsAValueOrAsMalformed() {
        Random random = new Random(13);
        int values = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = MutatedBytes.of(
                    CAPTURED.get(random.nextInt(CAPTURED.size())).bytes(), random);
            values += isValue(message, i) ? 1 : 0;
        }
        assertThat(values).isBetween(MESSAGES / 20, MESSAGES * 19 / 20);
    }

    /** What none but {@link MalformedMessageException} comes of. */
    private interface Decoding {
        Object decode(byte[] message) throws MalformedMessageException;
    }

    private static final List<Decoding> OPERATIONS = List.of(
            ClassicBroadcastCodec::decode,
            message -> ClassicRequestCodec.decode(message, "/"),
            message -> ClassicResponseCodec.decode(message, "/"),
            ClusterMessageCodec::decode);

    @Test
    void mutatedMessagesEndAsAnOperationOrAsMalformed() {
        Random random = new Random(14);
        int operations = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = MutatedBytes.of(
                    CAPTURED.get(random.nextInt(CAPTURED.size())).bytes(), random);
            ClassicBroadcastCodec.senderOf(message);
            for (Decoding decoding : OPERATIONS) {
                operations += isOperation(decoding, message, i) ? 1 : 0;
            }
        }
        assertThat(operations).isGreaterThan(MESSAGES / 20);
    }

    private static boolean isOperation(Decoding decoding, byte[] message, int number) {
        try {
            return decoding.decode(message) != null;
        } catch (MalformedMessageException expected) {
            return false;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail("message " + number, unexpected);
        }
    }

    private static boolean isValue(byte[] message, int number) {
        Object value;
        try {
            value = decode(message);
        } catch (MalformedMessageException expected) {
            return false;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail("message " + number, unexpected);
        }
        checkRoundTrip(value, number);
        return true;
    }

    private static void checkRoundTrip(@Nullable Object value, int number) {
        try {
            byte[] packed = MessagePackCodec.encode(value);
            assertThat(MessagePackCodec.encode(MessagePackCodec.decode(packed)))
                    .as("message %s", number)
                    .isEqualTo(packed);
            JsonTextCodec.decode(JsonTextCodec.encode(value));
        } catch (MalformedMessageException e) {
            fail("message " + number, e);
        }
    }

    private static @Nullable Object decode(byte[] message) throws MalformedMessageException {
        return JsonTextCodec.isJson(message) ? JsonTextCodec.decode(message) : MessagePackCodec.decode(message);
    }
}
