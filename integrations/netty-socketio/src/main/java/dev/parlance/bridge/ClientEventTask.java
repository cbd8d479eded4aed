package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.socket.AnsweringTask;
import dev.parlance.internal.server.socket.IgnoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls the listeners of one event of a client. */
final class ClientEventTask extends AnsweringTask {
    private final BridgeContext context;
    private final ClientListeners listeners;
    private final SocketIOClient client;
    private final @Nullable RefusedException refusal;

    ClientEventTask(
            BridgeContext context,
            ClientListeners listeners,
            SocketIOClient client,
            IncomingArguments content,
            @Nullable RefusedException refusal,
            AckRequest ack) {
        super(
                // netty-socketio keeps the id of the ack to itself.
                new ReceivedEvent(content, ack.isAckRequested() ? 0 : Packet.NO_ACK),
                new ClientReplyTarget(context, client, ack),
                context.execution(),
                context.reports());
        this.context = context;
        this.listeners = listeners;
        this.client = client;
        this.refusal = refusal;
    }

    /** Refuses it without calling anybody: too many of this client's wait. */
    void refuseOverflow() {
        reply().refuse(null, Refusal.of(RefusalCode.UNAVAILABLE, "too many events of this client wait to be handled"));
    }

    @Override
    protected void disconnect() {
        client.disconnect();
    }

    /** The connection is the client's to close. */
    @Override
    protected void disconnectClient() {
        client.disconnect();
    }

    @Override
    protected void abandon() {
        client.disconnect();
    }

    @Override
    protected void dispatch() throws Exception {
        List<ClientListener<?>> found = listeners.of(incoming().name());
        if (!found.isEmpty()) {
            handledBy(found.get(0).event());
        }
        if (refusal != null) {
            throw refusal;
        }
        if (found.isEmpty()) {
            unknown();
            return;
        }
        List<CompletableFuture<?>> stages = new ArrayList<>(0);
        @Nullable Object answer = null;
        for (ClientListener<?> listener : found) {
            answer = call(listener);
            if (listener.isAsync()) {
                stages.add(Objects.requireNonNull((CompletionStage<?>) answer, "an asynchronous handler returned null")
                        .toCompletableFuture());
            }
        }
        if (stages.isEmpty()) {
            answer(answer);
        } else {
            await(
                    CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)),
                    (nothing, failure) -> end(stages.get(0), failure));
        }
    }

    @Override
    protected RefusalMappings refusals() {
        return context.refusals();
    }

    @Override
    protected @Nullable IgnoredEvents ignored() {
        return context.ignored();
    }

    private <P> @Nullable Object call(ClientListener<P> listener) throws Exception {
        return listener.call().call(client, decode(listener.event()));
    }

    @SuppressWarnings("NullAway") // null only where the event has no payload
    private <P> P decode(Event<P> event) {
        return context.json().decode(event.payload(), incoming().content());
    }

    /** All its listeners are done; a request has only one. */
    private void answer(@Nullable Object answer) {
        if (token() instanceof ClientRequest<?, ?> request) {
            answer(request, answer);
        } else {
            reply().success();
        }
    }

    @SuppressWarnings("unchecked") // the handler's type of answer is the request's
    private <R> void answer(ClientRequest<?, R> request, @Nullable Object answer) {
        reply().answer(request, (R) answer);
    }

    private void end(CompletableFuture<?> first, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                answer(first.join());
            } else {
                fail(failure);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }
}
