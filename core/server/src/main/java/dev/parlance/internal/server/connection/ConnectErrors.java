package dev.parlance.internal.server.connection;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.socket.ConnectRefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to CONNECTs that are refused. */
final class ConnectErrors {
    private ConnectErrors() {}

    static Frame of(String namespace, ConnectRefusedException refused, JsonCodec json) {
        return of(namespace, String.valueOf(refused.getMessage()), refused.data(), json);
    }

    /** With a message, and data unless they are null; fails if the data cannot be written. */
    static Frame of(String namespace, String message, @Nullable Object data, JsonCodec json) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        return PacketEncoder.connectError(namespace, json.encodeValue(error));
    }
}
