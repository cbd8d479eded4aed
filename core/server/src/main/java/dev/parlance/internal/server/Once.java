package dev.parlance.internal.server;

import dev.parlance.socket.Registration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets a listener run once. It may be called on two sockets at the same time: only one of the calls is the first. */
final class Once {
    private boolean taken;
    private @Nullable Registration registration;

    private Once() {}

    static Registration register(Function<Once, Registration> register) {
        Once once = new Once();
        Registration registration = register.apply(once);
        once.registered(registration);
        return registration;
    }

    /** Whether this is the first call; removes the registration if it is. */
    synchronized boolean take() {
        if (taken) {
            return false;
        }
        taken = true;
        if (registration != null) {
            registration.remove();
        }
        return true;
    }

    private synchronized void registered(Registration made) {
        registration = made;
        if (taken) {
            made.remove();
        }
    }
}
