package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A listener of events of one name.
 *
 * @param event the token that it was registered with
 * @param isAsync whether its call returns a stage, and it is done when that ends
 * @param call calls the application's code
 */
record ClientListener<P>(Event<P> event, boolean isAsync, Call<P> call) {
    /** The application's code. */
    @FunctionalInterface
    interface Call<P> {
        /** Returns the answer, or a stage; null if there is no answer. */
        @Nullable
        Object call(SocketIOClient client, P payload) throws Exception;
    }
}
