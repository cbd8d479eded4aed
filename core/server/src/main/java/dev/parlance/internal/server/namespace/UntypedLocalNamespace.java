package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.event.AnswerReader;
import dev.parlance.internal.server.event.ArgumentList;
import dev.parlance.internal.server.listener.ForwardingUntypedListenable;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ServerSideListener;
import dev.parlance.socket.UntypedAudience;
import dev.parlance.socket.UntypedNamespace;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The untyped half of a namespace.
 *
 * @param everyone its sockets
 * @param delivery its other servers
 */
record UntypedLocalNamespace<U extends User>(Listeners<U> listeners, UntypedAudience everyone, DeliveryContext delivery)
        implements UntypedNamespace<U>, ForwardingUntypedListenable<U> {
    @Override
    public void emit(String name, @Nullable Object @Nullable ... arguments) {
        everyone.emit(name, arguments);
    }

    @Override
    public CompletableFuture<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments) {
        return everyone.request(name, deadline, arguments);
    }

    @Override
    public void serverSideEmit(String name, @Nullable Object @Nullable ... arguments) {
        delivery.adapter().serverSideEmit(name, ArgumentList.of(arguments));
    }

    @Override
    public CompletableFuture<Answers<@Nullable Object>> serverSideRequest(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments) {
        AnswerReader.checkDeadline(deadline);
        List<@Nullable Object> copied = ArgumentList.of(arguments);
        return delivery.ask(others -> others.serverSideRequest(name, copied, deadline))
                .thenApply(answers -> Answers.of(answers.answers(), answers.missing(), 0));
    }

    @Override
    public Registration onServerSideEmit(String name, ServerSideListener listener) {
        return delivery.serverSideEvents().add(name, listener);
    }
}
