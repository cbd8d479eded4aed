package dev.parlance.internal.engine.netty;

import io.netty.util.NettyRuntime;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which handshakes of TLS are decided. A signature takes about as long as a hundred events, and an application's
 * key and trust managers as long as they like; event loops serve others meanwhile.
 */
final class TlsThreads {
    private static final int MIN_THREADS = 2;

    /** All of whom a few cores serve before their time is over, when everybody comes back at once. Their memory is counted besides. */
    private static final int MAX_WAITING = 10_000;

    private static final int IDLE_SECONDS = 10;

    private TlsThreads() {}

    /** As many as there are cores; without work they end. */
    static ThreadPoolExecutor executor() {
        int count = Math.max(MIN_THREADS, NettyRuntime.availableProcessors());
        AtomicInteger numbers = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "parlance-tls-" + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
