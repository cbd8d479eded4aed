package dev.parlance.internal.binding;

import dev.parlance.socket.User;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** What the methods of a listener may ask for before the payload. */
public interface Callers {
    /** The type that stands for the client, such as {@code Socket}. */
    Class<?> type();

    /** Whether a parameter of that type may be the user, or the user's principal, wherever users are not known by type. */
    static boolean isUser(Class<?> declared) {
        return User.class.isAssignableFrom(declared) || Principal.class.isAssignableFrom(declared);
    }

    /** Why a parameter of that type cannot be the user, to follow a colon; null if it can. */
    @Nullable
    String refuseUser(Class<?> declared);
}
