package dev.parlance.clients.rows.platform;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.subscription.CollectionChange;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.ProjectChange;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.socket.Namespace;
import java.util.Map;

/** The documents, collections and projects that clients can subscribe to. */
final class Changes {
    private Changes() {}

    static void install(
            Namespace<Person> namespace,
            ProjectAccess projects,
            SubscriptionOptions options,
            Publications publications) {
        InMemoryCollections collections = new InMemoryCollections()
                .add("p1", "tasks")
                .add("p1", "notes")
                .add("p2", "secrets")
                .save("tasks", "urgent", Filter.of(Map.of("priority", Map.of("$gt", 8))));
        SubscriptionFeature changes = new SubscriptionFeature(projects, collections, options);
        namespace.install(changes);
        publications.on("project.remove", what -> changes.accessChanged(what.text(1)));
        documents(changes, publications);
        collections(changes, publications);
        projects(changes, publications);
    }

    private static void documents(SubscriptionFeature changes, Publications publications) {
        publications.on(
                "document.created",
                what -> changes.publish(
                        DocumentChange.created(what.text(0), what.text(1), what.text(2), what.object(3))));
        publications.on(
                "document.updated",
                what -> changes.publish(DocumentChange.updated(
                        what.text(0), what.text(1), what.text(2), what.object(3), what.object(4))));
        publications.on(
                "document.deleted",
                what -> changes.publish(
                        DocumentChange.deleted(what.text(0), what.text(1), what.text(2), what.object(3))));
    }

    private static void collections(SubscriptionFeature changes, Publications publications) {
        publications.on(
                "collection.created",
                what -> changes.publish(CollectionChange.created(what.text(0), what.text(1), what.json(2))));
        publications.on(
                "collection.updated",
                what -> changes.publish(CollectionChange.updated(what.text(0), what.text(1), what.json(2))));
        publications.on(
                "collection.deleted", what -> changes.publish(CollectionChange.deleted(what.text(0), what.text(1))));
    }

    private static void projects(SubscriptionFeature changes, Publications publications) {
        publications.on(
                "project.created",
                what -> changes.publish(ProjectChange.created(what.text(0), what.text(1), what.text(2))));
        publications.on(
                "project.updated",
                what -> changes.publish(ProjectChange.updated(what.text(0), what.text(1), what.text(2))));
        publications.on("project.deleted", what -> changes.publish(ProjectChange.deleted(what.text(0), what.text(1))));
    }
}
