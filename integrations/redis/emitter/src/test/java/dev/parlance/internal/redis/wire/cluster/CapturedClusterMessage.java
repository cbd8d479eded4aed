package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that a server of Node has sent by its sharded or its streams adapter.
 *
 * @param payload what it has published; empty if it was added to a stream
 * @param entry the fields that it has added to a stream; none if it was published
 */
record CapturedClusterMessage(String file, String id, byte[] payload, Map<String, byte[]> entry) {
    /** The arguments of XADD before the fields: the stream, MAXLEN, ~, a number, *. */
    private static final int FIELDS_FROM = 5;

    static List<CapturedClusterMessage> all() {
        try (InputStream in = CapturedClusterMessage.class.getResourceAsStream(
                "/dev/parlance/internal/redis/wire/captured-messages.json")) {
            List<CapturedClusterMessage> all = new ArrayList<>();
            for (Object vector : (List<?>) ((Map<?, ?>) JsonTextCodec.decode(in.readAllBytes())).get("vectors")) {
                Map<?, ?> captured = (Map<?, ?>) vector;
                String file = (String) captured.get("file");
                if (!captured.get("command").equals("SET")
                        && (file.startsWith("sharded") || file.startsWith("streams"))) {
                    all.add(of(file, captured));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static CapturedClusterMessage of(String file, Map<?, ?> captured) {
        String id = (String) captured.get("id");
        if (captured.get("command").equals("XADD")) {
            return new CapturedClusterMessage(file, id, new byte[0], fields((List<?>) captured.get("args")));
        }
        byte[] payload = HexFormat.of().parseHex((String) captured.get("payloadHex"));
        return new CapturedClusterMessage(file, id, payload, Map.of());
    }

    private static Map<String, byte[]> fields(List<?> arguments) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (int i = FIELDS_FROM; i < arguments.size(); i += 2) {
            fields.put((String) arguments.get(i), ((String) arguments.get(i + 1)).getBytes(StandardCharsets.UTF_8));
        }
        return fields;
    }

    boolean isEntry() {
        return payload.length == 0;
    }

    ClusterMessage decode() throws MalformedMessageException {
        return isEntry() ? StreamEntryCodec.decode(entry) : ClusterMessageCodec.decode(payload);
    }

    @Override
    public String toString() {
        return file + " " + id;
    }
}
