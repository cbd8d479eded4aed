package dev.parlance.internal.server;

import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.EventMiddleware;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event of a client, in its turn: past those who hear everything, the middleware, then to its listeners. */
final class EventTask<U extends User> extends Mailbox.Task {
    private static final Logger log = LoggerFactory.getLogger(EventTask.class);

    private final LocalSocket<U> socket;
    private final Incoming incoming;
    private final Reply reply;
    private volatile @Nullable Event<?> token;

    EventTask(LocalSocket<U> socket, Incoming incoming) {
        super(incoming.content().size());
        this.socket = socket;
        this.incoming = incoming;
        this.reply = new Reply(socket, incoming);
    }

    @Override
    void run() {
        if (!socket.handlesWaiting()) {
            return;
        }
        try {
            dispatch();
        } catch (Throwable e) {
            fail(e);
        }
    }

    @Override
    void late() {
        log.warn("A handler of \"{}\" on namespace {} did not end within its deadline", incoming, socket.namespace());
        if (reply.expire()) {
            Refusal refusal = Refusal.of(RefusalCode.TIMEOUT, "the handler did not answer in time");
            // Writing it is work, and a dialect is an application's code: not on the timer's thread.
            socket.namespace().environment().callbacks().execute(() -> reply.expired(token, refusal));
        }
    }

    @Override
    void stuck() {
        log.error(
                "A handler of \"{}\" on namespace {} does not end though it was interrupted; its socket is closed",
                incoming,
                socket.namespace());
        socket.connection().shut(DisconnectReason.FORCED_CLOSE);
    }

    private void dispatch() throws Exception {
        SocketListeners<U> own = socket.listenersOrNull();
        List<Listener<U>> found = listenersOf(own);
        token = tokenOf(found);
        pass(socket.namespace().listeners());
        if (own != null) {
            pass(own.events());
        }
        if (found.isEmpty()) {
            reply.refuse(null, Refusal.of(RefusalCode.NOT_FOUND, "nobody handles this event"));
            return;
        }
        boolean listened = false;
        List<CompletableFuture<?>> unended = new ArrayList<>(0);
        for (Listener<U> listener : found) {
            listened |= hear(listener, unended);
        }
        if (!unended.isEmpty()) {
            await(CompletableFuture.allOf(unended.toArray(CompletableFuture[]::new)), this::ended);
        } else if (listened) {
            reply.success(token);
        }
    }

    private List<Listener<U>> listenersOf(@Nullable SocketListeners<U> own) {
        List<Listener<U>> ofNamespace = socket.namespace().listeners().of(incoming.name());
        if (own == null) {
            return ofNamespace;
        }
        List<Listener<U>> all = new ArrayList<>(ofNamespace);
        all.addAll(own.events().of(incoming.name()));
        return all;
    }

    // All typed listeners of one name have the same token, or tokens that answer alike.
    private @Nullable Event<?> tokenOf(List<Listener<U>> listeners) {
        for (Listener<U> listener : listeners) {
            if (listener.event() != null) {
                return listener.event();
            }
        }
        return null;
    }

    private void pass(Listeners<U> listeners) throws Exception {
        for (CatchAllListener<? super U> listener : listeners.incoming()) {
            Safely.run(
                    () -> listener.event(socket, incoming.name(), incoming.arguments()),
                    "A catch-all listener failed on incoming \"{}\"",
                    incoming);
        }
        for (EventMiddleware<? super U> middleware : listeners.middlewares()) {
            middleware.incoming(socket, incoming);
        }
    }

    /** Whether it was one without an answer of its own. */
    private boolean hear(Listener<U> listener, List<CompletableFuture<?>> unended) throws Exception {
        if (listener instanceof Listener.Typed<U, ?> typed) {
            hear(typed);
            return true;
        } else if (listener instanceof Listener.TypedLater<U, ?> later) {
            unended.add(begin(later));
            return true;
        } else if (listener instanceof Listener.Answering<U, ?, ?> answering) {
            answer(answering);
        } else if (listener instanceof Listener.AnsweringLater<U, ?, ?> answeringLater) {
            answerLater(answeringLater);
        } else if (listener instanceof Listener.Untyped<U> untyped) {
            untyped.handler().handle(socket, incoming.arguments(), reply);
        }
        return false;
    }

    private <P> void hear(Listener.Typed<U, P> listener) throws Exception {
        listener.handler().handle(socket, decode(listener.event()));
    }

    private <P> CompletableFuture<?> begin(Listener.TypedLater<U, P> listener) throws Exception {
        return present(listener.handler().handle(socket, decode(listener.event())))
                .toCompletableFuture();
    }

    private void ended(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure == null) {
            reply.success(token);
        } else {
            fail(failure);
        }
    }

    private <P, R> void answer(Listener.Answering<U, P, R> listener) throws Exception {
        reply.answer(listener.event(), listener.handler().handle(socket, decode(listener.event())));
    }

    private <P, R> void answerLater(Listener.AnsweringLater<U, P, R> listener) throws Exception {
        CompletionStage<R> stage = present(listener.handler().handle(socket, decode(listener.event())));
        await(stage, (value, failure) -> answer(listener, value, failure));
    }

    private static <T> CompletionStage<T> present(@Nullable CompletionStage<T> stage) {
        return Objects.requireNonNull(stage, "an asynchronous handler returned null");
    }

    /** Is done when that stage ends, or at the deadline if that is earlier. */
    private <T> void await(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> end) {
        goOn();
        Environment environment = socket.namespace().environment();
        Timers.Timer deadline = environment
                .timers()
                .schedule(environment.settings().handlerDeadline(), () -> {
                    late();
                    done();
                });
        stage.whenComplete((value, failure) -> {
            deadline.cancel();
            end.accept(value, failure);
            done();
        });
    }

    private <R> void answer(Listener.AnsweringLater<U, ?, R> listener, @Nullable R value, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                reply.answer(listener.event(), value);
            } else {
                fail(failure);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private <P> @Nullable P decode(Event<P> event) {
        return socket.writer().json().decode(event.payload(), incoming.content());
    }

    private void fail(Throwable failure) {
        Throwable cause = failure instanceof CompletionException || failure instanceof ExecutionException
                ? (failure.getCause() == null ? failure : failure.getCause())
                : failure;
        if (cause instanceof RefusedException refused) {
            if (refused.isInAckOnly()) {
                reply.refuseInAck(token, refused.refusal());
            } else {
                reply.refuse(token, refused.refusal());
            }
            return;
        }
        log.error("A handler of \"{}\" on namespace {} failed", incoming, socket.namespace(), cause);
        reply.refuse(token, Refusal.of(RefusalCode.SERVER_ERROR, "the server failed to handle this event"));
    }
}
