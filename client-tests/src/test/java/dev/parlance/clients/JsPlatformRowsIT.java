package dev.parlance.clients;

/** The platform's rows with npm's socket.io-client. */
class JsPlatformRowsIT extends PlatformRows {
    JsPlatformRowsIT() {
        super("javascript");
    }

    @Override
    RowClients clients() throws Exception {
        return new JsRowClients();
    }
}
