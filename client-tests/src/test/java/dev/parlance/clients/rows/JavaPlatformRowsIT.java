package dev.parlance.clients.rows;

/** The platform's rows with socket.io-client-java. */
class JavaPlatformRowsIT extends PlatformRows {
    JavaPlatformRowsIT() {
        super("java");
    }

    @Override
    RowClients clients() {
        return new JavaRowClients();
    }
}
