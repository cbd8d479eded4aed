package dev.parlance.catalogue.platform;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps who works in which project in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryProjects implements ProjectAccess {
    private final Map<String, Set<String>> projects = new ConcurrentHashMap<>();

    /** Lets users work in a project. */
    public InMemoryProjects add(String projectId, String... userIds) {
        projects.compute(projectId, (id, members) -> {
            Set<String> more = new TreeSet<>(members == null ? Set.of() : members);
            more.addAll(Set.of(userIds));
            return more;
        });
        return this;
    }

    /** Lets a user work in a project no longer; does nothing if he does not. */
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
