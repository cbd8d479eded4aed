package dev.parlance.client;

import dev.parlance.event.Limits;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.JsonSettings;
import java.util.function.Supplier;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** What a client is made of. */
record ClientParts(
        ClientCodec codec,
        ErrorReports errors,
        IncomingEvents incoming,
        ConnectionListeners connections,
        Connector connector) {
    static ClientParts of(ClientOptions options) {
        JsonSettings settings = JsonSettings.of(Limits.NONE)
                .withModules(options.modules())
                .withLargeNumbers(options.largeNumbers(), warning -> {})
                .checkingOutgoing();
        JsonCodec json = new JsonCodec(settings);
        ClientCodec codec = new ClientCodec(json, ClientCatalogues.of(options.catalogues(), json));
        ErrorReports errors = new ErrorReports();
        IncomingEvents incoming = new IncomingEvents(codec, errors);
        ConnectionListeners connections = new ConnectionListeners(options.executor(), incoming, errors);
        Supplier<JSONObject> auth = auth(options.auth(), json);
        Connector connector = new Connector(listener -> new SocketIoConnection(options, auth, listener), connections);
        return new ClientParts(codec, errors, incoming, connections, connector);
    }

    private static @Nullable Supplier<JSONObject> auth(@Nullable Supplier<?> auth, JsonCodec json) {
        return auth == null ? null : () -> OrgJson.object(json.encodeValue(auth.get()));
    }
}
