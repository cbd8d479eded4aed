package dev.parlance.catalogue.platform.order;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.AsyncHandler;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.HandlerDeadline;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RequestHandler;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which the features of one namespace do things on this server. Tasks of one key run one after another, in the
 * order in which they were added, and no thread waits for a turn. Tasks that may block run on the namespace's
 * {@link Namespace#blockingExecutor}, each family on threads of its own, so that a store that hangs holds no handler thread
 * and no other family.
 *
 * <p>At most {@value #MAX_WAITING} tasks of a key wait. What is more, and what the executor has no room for, is refused
 * with {@code unavailable}; so is what fails because a store does ({@link StoreFailures}). Tasks that must not be lost have no
 * bound: what follows a disconnect or a timer. May be used from any thread.
 */
public final class EventOrder {
    /** How many tasks of one key may wait. */
    public static final int MAX_WAITING = 1_000;

    private static final Logger log = LoggerFactory.getLogger(EventOrder.class);
    private static final FailureLog failures = new FailureLog(EventOrder.class);

    private static final DataKey<EventOrder> KEY = DataKey.hidden("parlance.order", EventOrder.class);
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final KeyedQueues queues;
    private final BlockingExecutor executor;

    /**
     * What tasks have in common that run one after another.
     *
     * @param kind distinguishes families: {@code room}, {@code call}, {@code socket}
     * @param id unique among what is of one kind
     */
    public record Key(String kind, String id) {}

    EventOrder(BlockingExecutor executor) {
        this(new KeyedQueues(), executor);
    }

    private EventOrder(KeyedQueues queues, BlockingExecutor executor) {
        this.queues = queues;
        this.executor = executor;
    }

    /** The order of that namespace: the same for all its features. */
    public static EventOrder of(Namespace<?> namespace) {
        return namespace.data().computeIfAbsent(KEY, () -> new EventOrder(namespace.blockingExecutor()));
    }

    /**
     * The same order, with threads that one family has for itself: while its stores hang, others go on.
     *
     * @param family its name
     */
    public static EventOrder of(Namespace<?> namespace, String family) {
        EventOrder order = of(namespace);
        return new EventOrder(order.queues, order.executor.named(family));
    }

    /** The key of what happens in a room. */
    public static Key room(Room room) {
        return new Key("room", room.name());
    }

    /** The key of the calls of a chat. */
    public static Key calls(String chatId) {
        return new Key("call", chatId);
    }

    /** The key of what one socket sends. */
    public static Key socket(String socketId) {
        return new Key("socket", socketId);
    }

    /**
     * Handles an event: after what the same socket has sent before and features handle like this. The handler may block.
     */
    public <U extends PlatformUser, P> Registration on(
            Namespace<U> namespace, ClientEvent<P> event, EventHandler<U, P> handler) {
        return namespace.onAsync(
                event,
                (socket, payload) -> runBlocking(socket(socket.id()), () -> {
                    handler.handle(socket, payload);
                    return null;
                }));
    }

    /** Answers a request in the same way. */
    public <U extends PlatformUser, P, R> Registration handle(
            Namespace<U> namespace, ClientRequest<P, R> request, RequestHandler<U, P, R> handler) {
        return namespace.handleAsync(
                request, (socket, payload) -> runBlocking(socket(socket.id()), () -> handler.handle(socket, payload)));
    }

    /** Begins to answer a request in the same way; what that socket sends next waits until the handler has returned. */
    public <U extends PlatformUser, P, R> Registration handleAsync(
            Namespace<U> namespace, ClientRequest<P, R> request, AsyncHandler<U, P, R> handler) {
        return namespace.handleAsync(
                request,
                (socket, payload) -> runBlocking(socket(socket.id()), () -> handler.handle(socket, payload))
                        .thenCompose(EventOrder::refusing));
    }

    /**
     * Decides in which of its rooms a session is no longer whose client has come back: after all that its sockets have sent and features
     * handle like this. It may block; if it throws, the client gets a new session.
     */
    public <U extends User> Registration checkReturn(
            Namespace<U> namespace, Function<ReturningSession<U>, Collection<Room>> lostRooms) {
        return namespace.checkReturn(
                session -> runBlocking(socket(session.socketId()), () -> lostRooms.apply(session)));
    }

    /**
     * Runs a task that may block. It has the {@link HandlerDeadline} of the handler that calls this.
     *
     * @return ends with what the task returns or throws
     * @throws RefusedException with {@code unavailable} if too many tasks of that key wait
     */
    public <T> CompletableFuture<T> runBlocking(Key key, Callable<T> task) {
        HandlerDeadline deadline = HandlerDeadline.currentOrNull();
        return queues.add(key, MAX_WAITING, () -> {
            CompletableFuture<T> ended = new CompletableFuture<>();
            try {
                executor.execute(new BlockingTask<>(ended, task, deadline));
            } catch (RejectedExecutionException full) {
                throw tooMuch();
            }
            return ended;
        });
    }

    private static RefusedException tooMuch() {
        return new RefusedException(RefusalCode.UNAVAILABLE, "too much waits for a store, or it hangs");
    }

    private record BlockingTask<T>(
            CompletableFuture<T> ended,
            Callable<T> task,
            @Nullable HandlerDeadline deadline) implements BlockingExecutor.Task {
        @Override
        public void run() {
            if (deadline == null) {
                complete(ended, task);
            } else {
                deadline.run(() -> complete(ended, task));
            }
        }

        @Override
        public void rejected(RejectedExecutionException reason) {
            ended.completeExceptionally(tooMuch());
        }
    }

    /** Runs a task that may block, however many wait. What it throws is logged. */
    public void runBlockingAlways(Key key, Runnable task) {
        logged(queues.add(key, Integer.MAX_VALUE, () -> {
            CompletableFuture<Object> ended = new CompletableFuture<>();
            executor.executeAlways(() -> complete(ended, Executors.callable(task)));
            return ended;
        }));
    }

    /**
     * Runs a task that does not block: on this thread, or on the one that ends the task before it.
     *
     * @return ends with what the task returns or throws
     * @throws RefusedException with {@code unavailable} if too many tasks of that key wait
     */
    public <T> CompletableFuture<T> run(Key key, Callable<T> task) {
        return queues.add(key, MAX_WAITING, () -> ended(task));
    }

    /** Runs a task that does not block, however many wait. What it throws is logged. */
    public void runAlways(Key key, Runnable task) {
        logged(queues.add(key, Integer.MAX_VALUE, () -> ended(Executors.callable(task))));
    }

    /**
     * Runs a task on this thread when it is its turn, and waits for that: for an application's calls. A task that calls it
     * does not wait, since it might wait for itself: then the other task runs later, on the executor.
     */
    public void runHere(Key key, Runnable task) {
        if (INSIDE.get()) {
            runBlockingAlways(key, task);
            return;
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        queues.add(key, Integer.MAX_VALUE, () -> {
            turn.complete(null);
            return end;
        });
        turn.join();
        INSIDE.set(true);
        try {
            task.run();
        } finally {
            INSIDE.set(false);
            end.complete(null);
        }
    }

    /** Whether no task runs or waits. */
    public boolean isIdle() {
        return queues.isEmpty();
    }

    private static <T> CompletableFuture<T> ended(Callable<T> task) {
        CompletableFuture<T> ended = new CompletableFuture<>();
        complete(ended, task);
        return ended;
    }

    private static <T> void complete(CompletableFuture<T> ended, Callable<T> task) {
        boolean before = INSIDE.get();
        INSIDE.set(true);
        T value;
        try {
            value = task.call();
        } catch (Throwable e) {
            ended.completeExceptionally(StoreFailures.toRefusal(e));
            return;
        } finally {
            INSIDE.set(before);
        }
        ended.complete(value);
    }

    /** A future that ends as the other does, but with a refusal where a store has failed. */
    private static <T> CompletableFuture<T> refusing(CompletionStage<T> stage) {
        CompletableFuture<T> refusing = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                refusing.complete(value);
            } else {
                refusing.completeExceptionally(StoreFailures.toRefusal(failure));
            }
        });
        return refusing;
    }

    private static void logged(CompletableFuture<?> stage) {
        stage.whenComplete((value, failure) -> {
            if (isUnavailable(failure)) {
                // Of stores the failure behind it has been logged.
                log.debug("A task that no client waits for was refused", failure);
            } else if (failure != null) {
                failures.failed("A task that no client waits for failed", failure);
            }
        });
    }

    private static boolean isUnavailable(@Nullable Throwable failure) {
        return failure instanceof RefusedException refused
                && RefusalCode.UNAVAILABLE.equals(refused.refusal().code());
    }
}
