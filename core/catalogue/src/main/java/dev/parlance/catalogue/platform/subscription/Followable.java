package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.access.ProjectAccess;
import java.util.Objects;

/** Who may follow what. */
record Followable(ProjectAccess projects, CollectionAccess collections) {
    /** Whether that user may follow that now. May block. */
    boolean isAllowed(Subscription subscription, String userId) {
        if (!projects.isMember(subscription.projectId(), userId)) {
            return false;
        }
        String id = subscription.id();
        return switch (subscription.kind()) {
            case PROJECT -> true;
            case COLLECTION -> isInProject(subscription, id) && collections.mayRead(id, userId);
            case DOCUMENT -> {
                String collectionId = collectionOf(subscription);
                yield isInProject(subscription, collectionId) && collections.mayRead(collectionId, id, userId);
            }
            case QUERY -> {
                String collectionId = collectionOf(subscription);
                yield isInProject(subscription, collectionId) && collections.mayRead(collectionId, userId);
            }
            case UNKNOWN -> false;
        };
    }

    private boolean isInProject(Subscription subscription, String collectionId) {
        return subscription.projectId().equals(collections.projectOf(collectionId));
    }

    private static String collectionOf(Subscription subscription) {
        return Objects.requireNonNull(subscription.collectionId());
    }
}
