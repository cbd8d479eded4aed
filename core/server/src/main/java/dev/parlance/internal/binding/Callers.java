package dev.parlance.internal.binding;

import org.jspecify.annotations.Nullable;

/** What the methods of a listener may ask for before the payload. */
public interface Callers {
    /** The type that stands for the client, such as {@code Socket}. */
    Class<?> type();

    /** Why a parameter of that type cannot be the user, to follow a colon; null if it can. */
    @Nullable
    String refuseUser(Class<?> declared);
}
