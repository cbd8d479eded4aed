package dev.parlance.internal.server.namespace;

import dev.parlance.socket.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks whom an application has identified. */
public final class Identification {
    private Identification() {}

    /** That user. */
    public static <U extends User> U checked(@Nullable U user) {
        Objects.requireNonNull(user, "a user is null");
        if (Objects.requireNonNull(user.id(), "a user's id is null").isEmpty()) {
            throw new IllegalStateException("a user's id is empty");
        }
        return user;
    }
}
