package dev.parlance.internal.server;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run application code: virtual ones where Java has them, else two bounded pools.
 *
 * @param handlers runs what answers clients
 * @param callbacks runs what follows acks
 */
public record HandlerThreads(Executor handlers, Executor callbacks, List<ExecutorService> owned)
        implements AutoCloseable {

    /** Makes them, or takes the application's own executor for both. */
    public static HandlerThreads of(@Nullable Executor given, int poolSize) {
        if (given != null) {
            return new HandlerThreads(given, given, List.of());
        }
        ExecutorService virtual = virtualThreads();
        if (virtual != null) {
            return new HandlerThreads(virtual, virtual, List.of(virtual));
        }
        ExecutorService handlers = pool("parlance-handler-", poolSize);
        ExecutorService callbacks = pool("parlance-callback-", poolSize);
        return new HandlerThreads(handlers, callbacks, List.of(handlers, callbacks));
    }

    @Override
    public void close() {
        owned.forEach(ExecutorService::shutdownNow);
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

    private static ExecutorService pool(String prefix, int size) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, prefix + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
