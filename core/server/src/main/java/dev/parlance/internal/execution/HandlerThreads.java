package dev.parlance.internal.execution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run application code: virtual ones where Java has them, else three bounded pools.
 *
 * @param handlers runs what answers clients
 * @param callbacks runs what follows acks
 * @param signIns runs what decides who may connect
 * @param poolSize how many threads each of them has; 0 if nothing bounds them here
 * @param end ends what was made for this server
 */
public record HandlerThreads(Executor handlers, Executor callbacks, Executor signIns, int poolSize, Runnable end)
        implements AutoCloseable {

    /** Makes them, or uses the application's executor for all. */
    public static HandlerThreads of(@Nullable Executor given, int poolSize, Timers timers) {
        if (given != null) {
            return new HandlerThreads(given, given, given, 0, () -> {});
        }
        ExecutorService virtual = virtualThreads();
        if (virtual != null) {
            return new HandlerThreads(virtual, virtual, virtual, 0, virtual::shutdownNow);
        }
        HandlerPool handlers = new HandlerPool("parlance-handler-", poolSize, timers);
        HandlerPool callbacks = new HandlerPool("parlance-callback-", poolSize, timers);
        HandlerPool signIns = new HandlerPool("parlance-sign-in-", poolSize, timers);
        return new HandlerThreads(handlers, callbacks, signIns, poolSize, () -> {
            handlers.close();
            callbacks.close();
            signIns.close();
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
