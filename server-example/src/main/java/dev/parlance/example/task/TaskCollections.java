package dev.parlance.example.task;

import dev.parlance.catalogue.platform.subscription.CollectionAccess;
import dev.parlance.example.project.Project;
import dev.parlance.example.project.Projects;
import org.jspecify.annotations.Nullable;

/** The collections for the library: one in each project, which all of its members may read. */
public final class TaskCollections implements CollectionAccess {
    private final Projects projects;

    /** Creates it on the projects. */
    public TaskCollections(Projects projects) {
        this.projects = projects;
    }

    @Override
    public @Nullable String projectOf(String collectionId) {
        return projects.all().stream()
                .map(Project::id)
                .filter(id -> Task.collection(id).equals(collectionId))
                .findFirst()
                .orElse(null);
    }
}
