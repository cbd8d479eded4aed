package dev.parlance.spring;

import dev.parlance.binding.TypedEmitter;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import java.util.List;
import java.util.function.Supplier;

/** Makes emitters on a namespace. */
record NamespaceEmitters<T>(Class<T> type, Supplier<? extends Namespace<?>> namespace, boolean isAfterCommit)
        implements Emitters<T> {
    @Override
    public T everyone() {
        return on(namespace.get());
    }

    @Override
    public T to(Room... rooms) {
        return on(namespace.get().to(List.of(rooms)));
    }

    @Override
    public T toUsers(String... userIds) {
        return on(namespace.get().toUsers(List.of(userIds)));
    }

    @Override
    public T on(Emitter emitter) {
        T typed = TypedEmitter.of(type, namespace.get(), emitter);
        return isAfterCommit ? AfterCommitCalls.of(type, typed) : typed;
    }

    @Override
    public Emitters<T> afterCommit() {
        return new NamespaceEmitters<>(type, namespace, true);
    }
}
