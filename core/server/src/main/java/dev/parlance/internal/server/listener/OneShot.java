package dev.parlance.internal.server.listener;

import dev.parlance.socket.Registration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets a listener run once. It may be called on two sockets at the same time: only one of the calls is the first. */
final class OneShot {
    private boolean taken;
    private @Nullable Registration registration;

    private OneShot() {}

    static Registration register(Function<OneShot, Registration> register) {
        OneShot shot = new OneShot();
        Registration registration = register.apply(shot);
        shot.registered(registration);
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
