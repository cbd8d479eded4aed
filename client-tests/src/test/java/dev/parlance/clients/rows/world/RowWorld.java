package dev.parlance.clients.rows.world;

import java.time.Duration;
import java.util.List;

/** A catalogue on a server, in which one row is played. */
public interface RowWorld {
    /** An event that the server emits to everyone: what has not arrived before it never will. */
    String FENCE = "rows:fence";

    /** An event whose ack shows that all events the client emitted before have been handled. */
    String HANDLED = "rows:handled";

    /** Where clients connect: the name of a namespace, or the path of plain WebSockets. */
    String address();

    /** Performs an application's action, by its name in the rows. */
    void publish(String name, List<?> arguments);

    /** Advances the clock. */
    void elapse(Duration duration);

    /** Emits {@link #FENCE} with a number to everyone. */
    void fence(int number);

    /** Waits until all listeners of the socket's connect have run. */
    void awaitConnected(String socketId) throws Exception;

    /** Waits until the server has noticed the socket's disconnect, and all listeners of it have run. */
    void awaitEnd(String socketId) throws Exception;
}
