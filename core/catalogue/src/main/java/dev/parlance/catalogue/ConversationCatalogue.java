package dev.parlance.catalogue;

import dev.parlance.catalogue.conversation.ConversationEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Dialect;

/** The conversation catalogue: conversations, who is in them, and what becomes of their messages. */
public final class ConversationCatalogue {
    /** The namespace that its clients connect to, unless the application says otherwise. */
    public static final String NAMESPACE = "/conversation";

    /** All its events, answered in the standard dialect. */
    public static final Catalogue CONVERSATION = Catalogue.of(
                    "conversation", Dialect.STANDARD, ConversationEvents.class)
            .connection(ConnectionInfo.namespace(NAMESPACE)
                    .withCredentials("`auth`, as the application's authenticator reads it"));

    private ConversationCatalogue() {}
}
