package dev.parlance.bridge.port;

/** The application of the guide at one step of its way from netty-socketio to Parlance. */
interface TicketDesk extends AutoCloseable {
    /** Where customers connect. */
    String customersUrl();

    /** Where agents connect: elsewhere only while two servers run. */
    default String agentsUrl() {
        return customersUrl();
    }

    @Override
    void close();
}
