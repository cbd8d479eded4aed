package dev.parlance.internal.server.socket;

import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.server.listener.ForwardingUntypedListenable;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.socket.UntypedSocket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The untyped half of a socket. */
record UntypedLocalSocket<U extends User>(LocalSocket<U> socket)
        implements UntypedSocket<U>, ForwardingUntypedListenable<U> {
    @Override
    public Listeners<U> listeners() {
        return socket.listeners();
    }

    @Override
    public void emit(String name, @Nullable Object @Nullable ... arguments) {
        socket.send(socket.writer().untyped(name, arguments));
    }

    @Override
    public CompletableFuture<List<@Nullable Object>> request(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments) {
        return socket.requests().request(socket.writer().untyped(name, arguments), deadline, IncomingArguments::values);
    }

    @Override
    public List<@Nullable Object> ask(String name, Duration deadline, @Nullable Object @Nullable ... arguments) {
        return socket.requests().ask(socket.writer().untyped(name, arguments), deadline, IncomingArguments::values);
    }
}
