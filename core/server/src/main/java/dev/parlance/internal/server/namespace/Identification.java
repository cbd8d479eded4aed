package dev.parlance.internal.server.namespace;

import dev.parlance.socket.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks whom an authenticator has identified. */
final class Identification {
    private Identification() {}

    static <U extends User> U checked(@Nullable U user) {
        Objects.requireNonNull(user, "an authenticator returned null for a user");
        if (Objects.requireNonNull(user.id(), "a user's id is null").isEmpty()) {
            throw new IllegalStateException("a user's id is empty");
        }
        return user;
    }
}
