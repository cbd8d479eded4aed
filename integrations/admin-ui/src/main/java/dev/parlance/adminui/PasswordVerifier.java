package dev.parlance.adminui;

import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Knows users by their passwords' hashes. Takes as long for a name that nobody has as for a wrong password. */
final class PasswordVerifier implements BiPredicate<String, String> {
    private final Map<String, PasswordHash> users;
    private final PasswordHash other;

    /** Knows at least one. */
    PasswordVerifier(Map<String, PasswordHash> users) {
        this.users = Map.copyOf(users);
        this.other = users.values().iterator().next();
    }

    @Override
    public boolean test(String user, String password) {
        @Nullable PasswordHash hash = users.get(user);
        boolean matches = (hash == null ? other : hash).matches(password);
        return hash != null && matches;
    }
}
