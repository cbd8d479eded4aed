package dev.parlance.bridge;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles one event of a client: calls its listeners, and answers once, in time. */
final class ClientEventTask extends Mailbox.Task {
    private static final Logger log = LoggerFactory.getLogger(TypedNamespace.class);

    private final BridgeContext context;
    private final ClientListeners listeners;
    private final SocketIOClient client;
    private final ReceivedEvent incoming;
    private final @Nullable RefusedException refusal;
    private final Reply reply;
    private volatile @Nullable Event<?> token;

    ClientEventTask(
            BridgeContext context,
            ClientListeners listeners,
            SocketIOClient client,
            IncomingArguments content,
            @Nullable RefusedException refusal,
            AckRequest ack) {
        super(content.size());
        this.context = context;
        this.listeners = listeners;
        this.client = client;
        // netty-socketio keeps the id of the ack to itself.
        this.incoming = new ReceivedEvent(content, ack.isAckRequested() ? 0 : Packet.NO_ACK);
        this.refusal = refusal;
        this.reply = new Reply(new ClientReplyTarget(context, client, ack), incoming);
    }

    @Override
    protected void run() {
        try {
            dispatch();
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Refuses it without calling anybody: too many of this client's wait. */
    void refuseOverflow() {
        reply.refuse(null, Refusal.of(RefusalCode.UNAVAILABLE, "too many events of this client wait to be handled"));
    }

    @Override
    protected void late() {
        log.warn("A handler of \"{}\" on namespace {} did not end within its deadline", incoming, context.name());
        if (reply.expire()) {
            Refusal expired = Refusal.of(RefusalCode.TIMEOUT, "the handler did not answer in time");
            // Writing it is work, and a dialect is an application's code: not on the timer's thread.
            context.execution().callbacks().execute(() -> reply.expired(token, expired));
        }
    }

    @Override
    protected void stuck() {
        log.error(
                "A handler of \"{}\" on namespace {} does not end though it was interrupted; its client is disconnected",
                incoming,
                context.name());
        client.disconnect();
    }

    private void dispatch() throws Exception {
        List<ClientListener<?>> found = listeners.of(incoming.name());
        token = found.isEmpty() ? null : found.get(0).event();
        if (refusal != null) {
            throw refusal;
        }
        if (found.isEmpty()) {
            reply.refuse(null, Refusal.of(RefusalCode.NOT_FOUND, "nobody handles this event"));
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
            await(stages);
        }
    }

    private <P> @Nullable Object call(ClientListener<P> listener) throws Exception {
        return listener.call().call(client, decode(listener.event()));
    }

    @SuppressWarnings("NullAway") // null only where the event has no payload
    private <P> P decode(Event<P> event) {
        return context.json().decode(event.payload(), incoming.content());
    }

    /** All its listeners are done; a request has only one. */
    private void answer(@Nullable Object answer) {
        if (token instanceof ClientRequest<?, ?> request) {
            answer(request, answer);
        } else {
            reply.success();
        }
    }

    @SuppressWarnings("unchecked") // the handler's type of answer is the request's
    private <R> void answer(ClientRequest<?, R> request, @Nullable Object answer) {
        reply.answer(request, (R) answer);
    }

    /** Is done when those have ended, or at the deadline if that is earlier. */
    private void await(List<CompletableFuture<?>> stages) {
        goOn();
        Execution execution = context.execution();
        Timers.Timer deadline = execution.timers().schedule(execution.handlerDeadline(), () -> {
            late();
            done();
        });
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).whenComplete((nothing, failure) -> {
            deadline.cancel();
            end(stages.get(0), failure);
            done();
        });
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

    private void fail(Throwable failure) {
        Throwable cause = failure instanceof CompletionException || failure instanceof ExecutionException
                ? Objects.requireNonNullElse(failure.getCause(), failure)
                : failure;
        if (!(cause instanceof RefusedException refused)) {
            log.error("A handler of \"{}\" on namespace {} failed", incoming, context.name(), cause);
            reply.refuse(token, Refusal.of(RefusalCode.SERVER_ERROR, "the server failed to handle this event"));
        } else if (refused.isInAckOnly()) {
            reply.refuseInAck(token, refused.refusal());
        } else {
            reply.refuse(token, refused.refusal());
        }
    }
}
