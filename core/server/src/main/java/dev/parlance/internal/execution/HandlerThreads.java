package dev.parlance.internal.execution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run application code: three pools, which go on with virtual threads when all of theirs are blocked, where
 * Java has them.
 *
 * @param handlers runs what answers clients
 * @param callbacks runs what follows acks
 * @param signIns runs what decides who may connect
 * @param maxBlocked how many tasks of each may block at the same time; 0 if nothing bounds them here
 * @param end ends what was made for this server
 */
public record HandlerThreads(Executor handlers, Executor callbacks, Executor signIns, int maxBlocked, Runnable end)
        implements AutoCloseable {
    /**
     * How many threads a pool has where virtual ones follow: enough for tasks that do not block, and for those that are taken to
     * block because a busy machine does not let them run.
     */
    private static final int BEFORE_VIRTUAL =
            Math.max(16, 2 * Runtime.getRuntime().availableProcessors());

    /**
     * Makes them, or uses the application's executor for all.
     *
     * @param poolSize how many threads a pool has where there are no virtual ones
     */
    public static HandlerThreads of(@Nullable Executor given, int poolSize, Timers timers) {
        if (given != null) {
            return new HandlerThreads(given, given, given, 0, () -> {});
        }
        ExecutorService virtual = virtualThreads();
        int size = virtual == null ? poolSize : BEFORE_VIRTUAL;
        HandlerPool handlers = new HandlerPool("parlance-handler-", size, timers, virtual);
        HandlerPool callbacks = new HandlerPool("parlance-callback-", size, timers, virtual);
        HandlerPool signIns = new HandlerPool("parlance-sign-in-", size, timers, virtual);
        return new HandlerThreads(handlers, callbacks, signIns, virtual == null ? poolSize : 0, () -> {
            handlers.close();
            callbacks.close();
            signIns.close();
            if (virtual != null) {
                virtual.shutdownNow();
            }
        });
    }

    @Override
    public void close() {
        end.run();
    }

    // By reflection, because the library is compiled for Java 17.
    private static @Nullable ExecutorService virtualThreads() {
        try {
            MethodHandle factory = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) factory.invoke();
        } catch (NoSuchMethodException before21) {
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads cannot be made", e);
        }
    }
}
