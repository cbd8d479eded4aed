package dev.parlance.internal.redis.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a real Node server has sent to Redis, as the captures in the resources hold it.
 *
 * @param decoded its value, with bytes and dates as {@code $bin} and {@code $date}
 */
record CapturedMessage(
        String file, String id, byte[] bytes, @Nullable Object decoded) {
    /** All of the resources that have a body. */
    static List<CapturedMessage> all() {
        try (InputStream in = CapturedMessage.class.getResourceAsStream("captured-messages.json")) {
            Map<?, ?> captures = (Map<?, ?>) JsonTextCodec.decode(in.readAllBytes());
            List<CapturedMessage> all = new ArrayList<>();
            for (Object vector : (List<?>) captures.get("vectors")) {
                add(all, (Map<?, ?>) vector);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static void add(List<CapturedMessage> all, Map<?, ?> vector) {
        byte[] bytes = bytes(vector);
        if (bytes != null) {
            all.add(new CapturedMessage(
                    (String) vector.get("file"), (String) vector.get("id"), bytes, vector.get("decoded")));
        }
    }

    private static byte @Nullable [] bytes(Map<?, ?> vector) {
        Object hex = vector.containsKey("payloadHex") ? vector.get("payloadHex") : vector.get("dataHex");
        if (hex != null) {
            return HexFormat.of().parseHex((String) hex);
        }
        List<?> args = (List<?>) vector.get("args");
        if (vector.get("command").equals("SET")) {
            return Base64.getDecoder().decode((String) args.get(1));
        }
        int data = args.indexOf("data") + 1;
        return data == 0 ? null : ((String) args.get(data)).getBytes(StandardCharsets.UTF_8);
    }

    Object decode() throws MalformedMessageException {
        return JsonTextCodec.isJson(bytes) ? JsonTextCodec.decode(bytes) : MessagePackCodec.decode(bytes);
    }

    /** A value in the notation of {@link #decoded}. */
    static @Nullable Object inNotation(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Map.of("$bin", HexFormat.of().formatHex(bytes));
        }
        if (value instanceof Instant time) {
            return Map.of("$date", time.toString());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, inNotation(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CapturedMessage::inNotation).collect(ArrayList::new, List::add, List::addAll);
        }
        return value;
    }

    @Override
    public String toString() {
        return file + " " + id;
    }
}
