package dev.parlance.catalogue;

import dev.parlance.catalogue.social.ScoreEvents;
import dev.parlance.catalogue.social.SocialDialect;
import dev.parlance.catalogue.social.SocialErrorEvents;
import dev.parlance.catalogue.social.SocialEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Dialect;

/** The social catalogue: who is online and typing, chats, rewards and scores. */
public final class SocialCatalogue {
    /** The name of the namespace that its clients connect to, unless an application has another. */
    public static final String NAMESPACE = "/social";

    /**
     * Answers a success in the ack as {@code {ok: true}} and a refusal as {@code {event, data: {message}}}; the same goes
     * out as the event of that name: see {@link SocialErrorEvents#of}. Read from an ack, a refusal's code is that name.
     */
    public static final Dialect DIALECT = SocialDialect.NAMED;

    /** All its events. */
    public static final Catalogue SOCIAL = inDialect(DIALECT);

    private SocialCatalogue() {}

    /**
     * The same for clients that send and receive all events under one name, as {@code {event, data}}.
     *
     * <pre>{@code
     * server.namespaceBuilder(SocialCatalogue.NAMESPACE)
     *         .catalogues(SocialCatalogue.enveloped("event"))
     *         .build();                                    // socket.on("event", ({ event, data }) => …)
     * }</pre>
     *
     * @param name the one name
     */
    public static Catalogue enveloped(String name) {
        return inDialect(SocialDialect.enveloped(name));
    }

    private static Catalogue inDialect(Dialect dialect) {
        return Catalogue.of("social", dialect, SocialEvents.class, ScoreEvents.class, SocialErrorEvents.class)
                .connection(ConnectionInfo.namespace(NAMESPACE)
                        .withCredentials(
                                "`auth`, as the application's authenticator reads it; who is refused after they have"
                                        + " connected receives `authorization-failed` or `account-terminated`, and the connection"
                                        + " ends"));
    }
}
