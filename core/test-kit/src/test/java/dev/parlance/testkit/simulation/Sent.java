package dev.parlance.testkit.simulation;

import java.util.HashMap;
import java.util.Map;

/**
 * An event, and who must, may and must not receive it.
 *
 * @param node which has sent it
 * @param local whether it is for that node's clients only
 * @param recipients those that must or may; all others must not
 */
record Sent(long id, int node, String namespace, Target target, boolean local, Map<Participant, Match> recipients) {
    Sent(long id, int node, String namespace, Target target, boolean local) {
        this(id, node, namespace, target, local, new HashMap<>());
    }

    private boolean concerns(Participant client) {
        return client.namespace().equals(namespace) && (!local || client.node() == node);
    }

    Match matchNow(Participant client) {
        return concerns(client) && client.isConnected() ? target.match(client) : Match.NO;
    }

    Match match(Participant client) {
        return recipients.getOrDefault(client, Match.NO);
    }

    void set(Participant client, Match match) {
        if (match != Match.NO) {
            recipients.put(client, match);
        }
    }

    /** A client has changed while this was on its way to it: unless that makes no difference, it may receive it or not. */
    void changed(Participant client) {
        if (client.node() != node && match(client) != matchNow(client)) {
            recipients.put(client, Match.MAYBE);
        }
    }

    /** It may be lost on its way to other nodes. */
    void mayBeLost() {
        recipients.replaceAll((client, match) -> client.node() == node ? match : match.and(Match.MAYBE));
    }
}
