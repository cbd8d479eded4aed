package dev.parlance.catalogue.social;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.social.SocialEvents.MessageEvent;
import dev.parlance.event.ServerEvent;

/**
 * Other names of {@link SocialEvents}, for clients that were made for them: a feature sends both if
 * {@link SocialBuilder#aliases} is asked for.
 */
public final class SocialAliases {
    /** As {@link SocialEvents#MESSAGE_RECEIVED}. */
    public static final ServerEvent<MessageEvent> MESSAGE_RECEIVED =
            serverEvent("message-received", MessageEvent.class);

    /** As {@link SocialEvents#MESSAGE_SENT}. */
    public static final ServerEvent<MessageEvent> MESSAGE_SENT = serverEvent("message-sent", MessageEvent.class);

    private SocialAliases() {}
}
