package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Completion;
import dev.parlance.internal.execution.NonBlockingCode;
import dev.parlance.internal.execution.Safely;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.HandlerOutcome;
import dev.parlance.socket.Socket;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of the application's code, through all interceptors. */
final class InterceptedCall {
    private final List<HandlerInterceptor> interceptors;
    private final HandlerInvocation.Kind kind;
    private final Socket<?> socket;
    private final String namespace;
    private final @Nullable String event;
    private final Safely.Action code;
    private final Thread thread = Thread.currentThread();
    private final Completion<HandlerOutcome> completion;
    private boolean reached;

    InterceptedCall(
            List<HandlerInterceptor> interceptors,
            HandlerInvocation.Kind kind,
            Socket<?> socket,
            String namespace,
            @Nullable String event,
            Safely.Action code) {
        this.interceptors = interceptors;
        this.kind = kind;
        this.socket = socket;
        this.namespace = namespace;
        this.event = event;
        this.code = code;
        this.completion = new Completion<>(namespace);
    }

    /** Runs it. */
    void run() throws Exception {
        pass(0);
    }

    /** Whether the application's code was called. */
    boolean isReached() {
        return reached;
    }

    private void pass(int index) throws Exception {
        if (index == interceptors.size()) {
            reached = true;
            code.run();
        } else {
            new Step(index).run();
        }
    }

    /** It has ended: notifies those who wait for that, once. */
    void completed(HandlerOutcome how) {
        completion.complete(how);
    }

    /** What one interceptor sees. */
    private final class Step implements HandlerInvocation {
        private final int index;
        private boolean proceeded;
        private boolean returned;
        private @Nullable Throwable thrown;

        Step(int index) {
            this.index = index;
        }

        void run() throws Exception {
            HandlerInterceptor interceptor = interceptors.get(index);
            try {
                interceptor.around(this);
            } finally {
                returned = true;
            }
            if (!proceeded) {
                throw new IllegalStateException(
                        "the interceptor " + interceptor.getClass().getName() + " has returned without proceeding");
            }
            if (thrown != null) {
                rethrow(thrown);
            }
        }

        // What handlers throw is answered, whether or not an interceptor catches it.
        private static void rethrow(Throwable thrown) throws Exception {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }

        @Override
        public void proceed() throws Exception {
            checkRunning("proceed");
            if (proceeded) {
                throw new IllegalStateException("an interceptor proceeds once, and this one has");
            }
            proceeded = true;
            try {
                pass(index + 1);
            } catch (Throwable e) {
                thrown = e;
                throw e;
            }
        }

        private void checkRunning(String method) {
            if (Thread.currentThread() != thread || returned) {
                throw new IllegalStateException(
                        method + " is called within the interceptor, and on the thread that has called it");
            }
        }

        @Override
        public void onCompletion(Consumer<? super HandlerOutcome> listener) {
            checkRunning("onCompletion");
            completion.add(listener);
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public Socket<?> socket() {
            return socket;
        }

        @Override
        public String namespace() {
            return namespace;
        }

        @Override
        public @Nullable String event() {
            return event;
        }

        @Override
        public boolean mayBlock() {
            return !NonBlockingCode.isRunning();
        }
    }
}
