package dev.parlance.catalogue.platform.access;

import dev.parlance.event.RefusedException;
import java.util.Set;

/** Who works in which project: what the families of the platform ask of an application. May block; used by many threads. */
public interface ProjectAccess {
    /**
     * Whether that user may see and change what is in that project.
     *
     * @param projectId what a client sent, an id within the server's limits; false for a project that does not exist
     */
    boolean isMember(String projectId, String userId);

    /**
     * Checks that a user may see and change what is in that project.
     *
     * @param projectId what a client sent
     * @throws RefusedException with {@code permission-denied} if not, or if there is no such project
     */
    default void checkMember(String projectId, String userId) {
        if (!isMember(projectId, userId)) {
            throw RefusedException.permissionDenied("not a member of this project");
        }
    }

    /** The projects of that user; empty if there are none. */
    Set<String> projectsOf(String userId);
}
