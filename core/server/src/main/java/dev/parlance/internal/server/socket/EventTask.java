package dev.parlance.internal.server.socket;

import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.NonBlockingCode;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.Listener;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.EventMiddleware;
import dev.parlance.socket.HandlerDeadline;
import dev.parlance.socket.HandlerOutcome;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dispatches one event of a client: to the catch-all listeners, through the middleware, then to its listeners. */
public final class EventTask<U extends User> extends AnsweringTask {
    private static final Logger log = LoggerFactory.getLogger(EventTask.class);

    private static final long MAX_NANOS_ON_EVENT_LOOP = 10_000_000;

    private final LocalSocket<U> socket;
    private final @Nullable RefusedException refusal;

    /** By which its client signs in, when it has come; else null. */
    private final @Nullable EventSignIn<U> signIn;

    /** What the interceptors run around, once they do; null without any. */
    private volatile @Nullable InterceptedCall intercepted;

    /** Whether it brings new credentials, which concern neither event middlewares nor catch-all listeners. */
    private final boolean refreshing;

    /** Makes the task for an event of that socket. */
    public EventTask(LocalSocket<U> socket, ReceivedEvent incoming) {
        this(socket, incoming, null);
    }

    /**
     * The same for an event that is not to be handled.
     *
     * @param refusal what it is answered; null if it is to be handled
     */
    public EventTask(LocalSocket<U> socket, ReceivedEvent incoming, @Nullable RefusedException refusal) {
        super(
                arrived(socket, incoming),
                new SocketReplyTarget(socket),
                socket.context().execution(),
                socket.context().reports());
        this.socket = socket;
        this.refusal = refusal;
        this.signIn = socket.lifecycle().isSigningIn() ? socket.signIn() : null;
        this.refreshing = signIn == null && socket.context().credentials().areRefreshedBy(incoming.name());
    }

    /** Those who sign in hold up nobody who has. */
    @Override
    protected Executor executor(Execution execution) {
        return signIn == null && !refreshing
                ? socket.connection().handlers()
                : socket.connection().signIns();
    }

    // Read as it will be, if the format does not change before it is handled: what it holds then counts from now on.
    private static ReceivedEvent arrived(LocalSocket<?> socket, ReceivedEvent incoming) {
        incoming.readAs(socket.traffic().input(), socket.writer().json());
        return incoming;
    }

    @Override
    protected boolean neverBlocks() {
        if (refusal != null || incoming().content().isLarge()) {
            return false;
        }
        SocketListeners<U> ofSocket = socket.listenersOrNull();
        for (Listener<U> listener : listenersOf(ofSocket)) {
            if (!listener.mayRunOnEventLoop()) {
                return false;
            }
        }
        return isWithoutCatchAllAndMiddleware(ofSocket);
    }

    private boolean isWithoutCatchAllAndMiddleware(@Nullable SocketListeners<U> ofSocket) {
        return socket.context().listeners().events().isWithoutCatchAllAndMiddleware()
                && (ofSocket == null || ofSocket.events().isWithoutCatchAllAndMiddleware());
    }

    @Override
    protected boolean isWanted() {
        return socket.lifecycle().handlesWaiting();
    }

    @Override
    protected RefusalMappings refusals() {
        return socket.context().refusals();
    }

    @Override
    protected @Nullable IgnoredEvents ignored() {
        return socket.context().ignored();
    }

    @Override
    protected void ended() {
        if (signIn != null) {
            signIn.ended(incoming());
        }
    }

    @Override
    protected void notifyRefused(Refusal how) {
        if (refusal != null) {
            return;
        }
        if (signIn != null) {
            signIn.refused(how);
        } else if (refreshing) {
            socket.context().credentials().refused(socket, how);
        }
    }

    @Override
    protected void disconnect() {
        socket.disconnect();
    }

    @Override
    protected void disconnectClient() {
        socket.disconnectClient();
    }

    @Override
    protected void abandon() {
        socket.connection().close(DisconnectReason.FORCED_CLOSE);
    }

    @Override
    protected void dispatch() throws Exception {
        incoming().readAs(socket.traffic().input(), socket.writer().json());
        String problem = incoming().content().nameProblem();
        if (problem != null) {
            misnamed(problem);
            return;
        }
        SocketListeners<U> ofSocket = socket.listenersOrNull();
        List<Listener<U>> found = listenersOf(ofSocket);
        if (!found.isEmpty()) {
            handledBy(tokenOf(found));
        }
        if (refusal != null) {
            throw refusal;
        }
        incoming().check();
        if (signIn != null) {
            signIn.begin(incoming());
        }
        HandlerInterceptors interceptors = socket.context().interceptors();
        if (interceptors == null || found.isEmpty() && isWithoutCatchAllAndMiddleware(ofSocket)) {
            handle(ofSocket, found);
        } else {
            String known = found.isEmpty() ? null : incoming().name();
            InterceptedCall call = interceptors.event(socket, known, () -> handle(ofSocket, found));
            intercepted = call;
            call.run();
        }
    }

    @Override
    protected boolean reportsCompletion() {
        return intercepted != null;
    }

    @Override
    protected void completed(HandlerOutcome outcome) {
        InterceptedCall call = intercepted;
        if (call != null) {
            call.completed(outcome);
        }
    }

    /** Calls the application's code. */
    private void handle(@Nullable SocketListeners<U> ofSocket, List<Listener<U>> found) throws Exception {
        if (signIn == null && !refreshing) {
            pass(socket.context().listeners().events());
            if (ofSocket != null) {
                pass(ofSocket.events());
            }
        }
        if (found.isEmpty()) {
            unknown();
            return;
        }
        boolean listened = false;
        List<CompletableFuture<?>> unended = new ArrayList<>(0);
        for (Listener<U> listener : found) {
            listened |= call(listener, unended);
        }
        if (!unended.isEmpty()) {
            await(CompletableFuture.allOf(unended.toArray(CompletableFuture[]::new)), this::ended);
        } else if (listened) {
            reply().success();
        }
    }

    /** Refuses the event that this thread handles for a socket, if its handler has the socket join too much. */
    static void checkJoining(LocalSocket<?> socket, int rooms) {
        if (HandlerDeadline.currentOrNull() instanceof EventTask<?> task && task.socket == socket) {
            Refusal limited = socket.connection().joining(rooms);
            if (limited != null) {
                throw new RefusedException(limited);
            }
        }
    }

    /** The event that this thread handles for a socket, if its ack is still to be sent; null if there is none. */
    static @Nullable ReceivedEvent owingAck(LocalSocket<?> socket) {
        boolean owing = HandlerDeadline.currentOrNull() instanceof EventTask<?> task
                && task.socket == socket
                && task.reply().isPending();
        return owing ? ((EventTask<?>) HandlerDeadline.currentOrNull()).incoming() : null;
    }

    private List<Listener<U>> listenersOf(@Nullable SocketListeners<U> ofSocket) {
        List<Listener<U>> ofNamespace =
                socket.context().listeners().events().of(incoming().name());
        if (ofSocket == null) {
            return ofNamespace;
        }
        List<Listener<U>> all = new ArrayList<>(ofNamespace);
        all.addAll(ofSocket.events().of(incoming().name()));
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
        for (CatchAllListener<U> listener : listeners.incoming()) {
            socket.context()
                    .reports()
                    .run(
                            () -> listener.event(
                                    socket, incoming().name(), incoming().arguments()),
                            "catch-all listener");
        }
        for (EventMiddleware<U> middleware : listeners.middlewares()) {
            middleware.incoming(socket, incoming());
        }
    }

    private boolean callTimed(Listener.NonBlocking<U> nonBlocking, List<CompletableFuture<?>> unended)
            throws Exception {
        Timers timers = socket.context().execution().timers();
        long start = timers.nanoTime();
        // On handler threads too, so that what it may do does not depend on what else waits to be handled.
        boolean before = NonBlockingCode.begin();
        try {
            return call(nonBlocking.listener(), unended);
        } finally {
            NonBlockingCode.end(before);
            long took = timers.nanoTime() - start;
            if (took > MAX_NANOS_ON_EVENT_LOOP && nonBlocking.permit().revoke()) {
                log.warn(
                        "A handler of \"{}\" on namespace {}, declared never to block, took {} ms; from now on it runs on"
                                + " handler threads",
                        incoming(),
                        socket.namespace(),
                        took / 1_000_000);
            }
        }
    }

    /** Calls it; whether it was one that gives no answer. */
    private boolean call(Listener<U> listener, List<CompletableFuture<?>> unended) throws Exception {
        if (listener instanceof Listener.NonBlocking<U> nonBlocking) {
            return callTimed(nonBlocking, unended);
        } else if (listener instanceof Listener.Typed<U, ?> typed) {
            receive(typed);
            return true;
        } else if (listener instanceof Listener.TypedAsync<U, ?> later) {
            unended.add(begin(later));
            return true;
        } else if (listener instanceof Listener.Answering<U, ?, ?> answering) {
            answer(answering);
        } else if (listener instanceof Listener.AnsweringAsync<U, ?, ?> answeringAsync) {
            answerAsync(answeringAsync);
        } else if (listener instanceof Listener.Untyped<U> untyped) {
            untyped.handler().handle(socket, incoming().arguments(), reply());
        }
        return false;
    }

    private <P> void receive(Listener.Typed<U, P> listener) throws Exception {
        listener.handler().handle(socket, decode(listener.event()));
    }

    private <P> CompletableFuture<?> begin(Listener.TypedAsync<U, P> listener) throws Exception {
        return required(listener.handler().handle(socket, decode(listener.event())))
                .toCompletableFuture();
    }

    private void ended(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure == null) {
            reply().success();
        } else {
            fail(failure);
        }
    }

    private <P, R> void answer(Listener.Answering<U, P, R> listener) throws Exception {
        reply().answer(listener.event(), listener.handler().handle(socket, decode(listener.event())));
    }

    private <P, R> void answerAsync(Listener.AnsweringAsync<U, P, R> listener) throws Exception {
        CompletionStage<R> stage = required(listener.handler().handle(socket, decode(listener.event())));
        await(stage, (value, failure) -> answer(listener, value, failure));
    }

    private static <T> CompletionStage<T> required(@Nullable CompletionStage<T> stage) {
        return Objects.requireNonNull(stage, "an asynchronous handler returned null");
    }

    private <R> void answer(Listener.AnsweringAsync<U, ?, R> listener, @Nullable R value, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                reply().answer(listener.event(), value);
            } else {
                fail(failure);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private <P> @Nullable P decode(Event<P> event) {
        return socket.writer().json().decode(event.payload(), incoming().content());
    }
}
