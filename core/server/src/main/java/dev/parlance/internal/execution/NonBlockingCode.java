package dev.parlance.internal.execution;

/** Knows while code of the application runs on a thread that must not block: an event loop. */
public final class NonBlockingCode {
    private static final ThreadLocal<NonBlockingCode> OF_THREAD = ThreadLocal.withInitial(NonBlockingCode::new);

    private boolean running;

    private NonBlockingCode() {}

    /** Runs it on this thread, which must not block meanwhile. */
    static void run(Runnable code) {
        NonBlockingCode here = OF_THREAD.get();
        boolean before = here.running;
        here.running = true;
        try {
            code.run();
        } finally {
            here.running = before;
        }
    }

    /** Whether such code has called this. */
    public static boolean isRunning() {
        return OF_THREAD.get().running;
    }
}
