package dev.parlance.example;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.event.Catalogue;
import dev.parlance.example.account.AccountEvents;
import dev.parlance.example.chat.ChatDirectoryEvents;
import dev.parlance.example.ledger.LedgerEvents;
import dev.parlance.example.node.NodeEvents;
import dev.parlance.example.project.WorkspaceEvents;
import dev.parlance.example.task.TaskEvents;

/** The events that the example adds to the platform's. */
public final class ExampleCatalogue {
    /** The example's own events, in the platform's dialect: accounts, projects, chats, servers, tasks, the ledger. */
    public static final Catalogue EXAMPLE = Catalogue.of(
            "example",
            PlatformCatalogue.DIALECT,
            AccountEvents.class,
            LedgerEvents.class,
            ChatDirectoryEvents.class,
            NodeEvents.class,
            TaskEvents.class,
            WorkspaceEvents.class);

    private ExampleCatalogue() {}
}
