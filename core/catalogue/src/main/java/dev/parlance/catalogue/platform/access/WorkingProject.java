package dev.parlance.catalogue.platform.access;

import dev.parlance.event.Incubating;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The project that a socket works in: the one that it has signed in to, else the only project of its user. */
@Incubating
public final class WorkingProject {
    private static final DataKey<String> KEY = DataKey.kept("parlance.platform.project", String.class);

    private WorkingProject() {}

    /** Sets the project of a socket, whose user was found to be a member of it. */
    public static void enter(Socket<?> socket, String projectId) {
        socket.data().put(KEY, projectId);
    }

    /** Removes the project of a socket; does nothing if it works in another. */
    public static void leave(Socket<?> socket, String projectId) {
        if (projectId.equals(socket.data().get(KEY))) {
            socket.data().remove(KEY);
        }
    }

    /**
     * The project that a socket works in.
     *
     * @return null if it has signed in to none and its user has none or several, or if the user is no longer a member of it
     */
    public static @Nullable String of(Socket<?> socket, ProjectAccess projects) {
        String userId = socket.user().id();
        String entered = socket.data().get(KEY);
        if (entered != null) {
            return projects.isMember(entered, userId) ? entered : null;
        }
        Set<String> all = projects.projectsOf(userId);
        return all.size() == 1 ? all.iterator().next() : null;
    }
}
