package dev.parlance.catalogue.platform.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the members of projects in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryProjects implements ProjectAccess {
    private final Map<String, Set<String>> projects = new ConcurrentHashMap<>();

    /** Adds members to a project. */
    public InMemoryProjects add(String projectId, String... userIds) {
        projects.compute(projectId, (id, members) -> {
            Set<String> more = new TreeSet<>(members == null ? Set.of() : members);
            more.addAll(Set.of(userIds));
            return more;
        });
        return this;
    }

    /** Removes a member from a project; does nothing if the user is none. */
    public void remove(String projectId, String userId) {
        projects.computeIfPresent(projectId, (id, members) -> {
            Set<String> fewer = new TreeSet<>(members);
            fewer.remove(userId);
            return fewer;
        });
    }

    @Override
    public boolean isMember(String projectId, String userId) {
        return projects.getOrDefault(projectId, Set.of()).contains(userId);
    }

    @Override
    public Set<String> projectsOf(String userId) {
        Set<String> of = new TreeSet<>();
        projects.forEach((projectId, members) -> {
            if (members.contains(userId)) {
                of.add(projectId);
            }
        });
        return of;
    }
}
