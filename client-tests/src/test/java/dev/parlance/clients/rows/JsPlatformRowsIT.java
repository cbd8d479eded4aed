package dev.parlance.clients.rows;

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
