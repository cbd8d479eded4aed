package dev.parlance.client;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** What all clients of a process share. Threads end soon after there is nothing for them to do. */
final class SharedThreads {
    private static final int KEEP_ALIVE_SECONDS = 1;
    private static final int READ_TIMEOUT_MINUTES = 5;

    /** Where listeners run. Its threads do not keep a process alive; those of a connection do. */
    static final Executor LISTENERS = pool("parlance-client-", true);

    /**
     * The HTTP client. By default it would have at most 64 WebSockets, its threads would live for a minute after the last
     * connection, and a poll would end after ten seconds. Here a dead connection is noticed by its heartbeats.
     */
    static final OkHttpClient HTTP = http();

    private SharedThreads() {}

    private static OkHttpClient http() {
        Dispatcher dispatcher = new Dispatcher(pool("parlance-client-http-", false));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .readTimeout(READ_TIMEOUT_MINUTES, TimeUnit.MINUTES)
                .build();
    }

    private static ThreadPoolExecutor pool(String name, boolean daemon) {
        AtomicInteger numbers = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name + numbers.incrementAndGet());
                    thread.setDaemon(daemon);
                    return thread;
                });
    }
}
