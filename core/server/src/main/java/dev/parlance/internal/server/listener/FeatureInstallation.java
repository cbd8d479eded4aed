package dev.parlance.internal.server.listener;

import dev.parlance.socket.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a feature registers while it is installed: if that fails halfway, nothing of it stays. */
public final class FeatureInstallation {
    private static final ThreadLocal<@Nullable List<Registration>> UNDER_WAY = new ThreadLocal<>();

    private FeatureInstallation() {}

    /** Installs on this thread; what is registered until then is removed again if it throws. */
    public static Registration run(Supplier<? extends @Nullable Registration> installing) {
        List<Registration> around = UNDER_WAY.get();
        List<Registration> registered = new ArrayList<>();
        UNDER_WAY.set(registered);
        try {
            Registration installed =
                    Objects.requireNonNull(installing.get(), "a feature returned null for its registration");
            if (around != null) {
                around.addAll(registered);
            }
            return installed;
        } catch (Throwable failed) {
            undo(registered, failed);
            throw failed;
        } finally {
            if (around == null) {
                UNDER_WAY.remove();
            } else {
                UNDER_WAY.set(around);
            }
        }
    }

    private static void undo(List<Registration> registered, Throwable failed) {
        try {
            Registration.all(registered).remove();
        } catch (RuntimeException e) {
            failed.addSuppressed(e);
        }
    }

    /** Notes what has been registered, in case that an installation is under way on this thread. */
    public static <R extends Registration> R note(R registration) {
        List<Registration> registered = UNDER_WAY.get();
        if (registered != null) {
            registered.add(registration);
        }
        return registration;
    }
}
