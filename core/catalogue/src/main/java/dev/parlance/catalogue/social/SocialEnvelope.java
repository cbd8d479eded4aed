package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.SocialEvents.InChat;

/**
 * An event in an envelope, on its way to a client.
 *
 * @param event its name
 * @param data its payload
 */
public record SocialEnvelope(String event, Object data) {
    /**
     * An event in an envelope, on its way from a client: the data of all of them are alike.
     *
     * @param event its name
     * @param data its payload
     */
    public record FromClient(String event, InChat data) {}
}
