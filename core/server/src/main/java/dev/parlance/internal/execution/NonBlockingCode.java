package dev.parlance.internal.execution;

/** Knows while code of the application runs that must not block: on an event loop, or declared so. */
public final class NonBlockingCode {
    private static final ThreadLocal<NonBlockingCode> OF_THREAD = ThreadLocal.withInitial(NonBlockingCode::new);

    private boolean running;

    private NonBlockingCode() {}

    /** Runs it on this thread, which must not block meanwhile. */
    static void run(Runnable code) {
        boolean before = begin();
        try {
            code.run();
        } finally {
            end(before);
        }
    }

    /** From now on this thread must not block; what {@link #end} is given. */
    public static boolean begin() {
        NonBlockingCode here = OF_THREAD.get();
        boolean before = here.running;
        here.running = true;
        return before;
    }

    /** Such code has ended, which began when {@link #begin} gave this. */
    public static void end(boolean before) {
        OF_THREAD.get().running = before;
    }

    /** Whether such code has called this. */
    public static boolean isRunning() {
        return OF_THREAD.get().running;
    }
}
