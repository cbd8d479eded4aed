package dev.parlance.catalogue.platform;

import java.util.Set;

/** Who works in which project: what the families of the platform ask of an application. May block; used by many threads. */
public interface ProjectAccess {
    /**
     * Whether that user may see and change what is in that project.
     *
     * @param projectId what a client sent, 1 to 128 characters; false for a project that does not exist
     */
    boolean isMember(String projectId, String userId);

    /** The projects of that user; empty if there are none. */
    Set<String> projectsOf(String userId);
}
