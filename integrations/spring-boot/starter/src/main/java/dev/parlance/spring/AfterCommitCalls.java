package dev.parlance.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls an emitter's methods when the transaction has committed in which they are called. */
record AfterCommitCalls(Object emitter) {
    static <T> T of(Class<T> type, T emitter) {
        for (Method method : type.getMethods()) {
            if (method.getReturnType() != void.class && !isStage(method)) {
                throw new IllegalArgumentException(type.getName() + "." + method.getName()
                        + " returns a value, which is not there before the transaction has committed");
            }
        }
        AfterCommitCalls calls = new AfterCommitCalls(emitter);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> emitter + " after commit";
                    default -> calls.call(method, arguments);
                }));
    }

    private static boolean isStage(Method method) {
        return CompletionStage.class.isAssignableFrom(method.getReturnType());
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) {
        if (!isStage(method)) {
            AfterCommit.run(() -> invoke(method, arguments));
            return null;
        }
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Consumer<Boolean> ended = committed -> {
            if (committed) {
                ((CompletionStage<?>) invoke(method, arguments)).whenComplete((value, failure) -> {
                    if (failure == null) {
                        answer.complete(value);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
            } else {
                answer.completeExceptionally(
                        new IllegalStateException("the transaction was rolled back: nothing was sent"));
            }
        };
        AfterCommit.whenEnded(ended);
        return answer;
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) {
        try {
            return method.invoke(emitter, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
