package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.List;

/**
 * The channels of a namespace in the classic adapter.
 *
 * @param broadcasts with what the channels of broadcasts begin: for any rooms itself, for one room with its name
 * @param requests what every server listens to, and so by what they are counted
 * @param responses what all servers that have asked listen to; followed by a server's id, what only this one does
 * @param counters where our own servers say how many messages they have sent: no server of Node listens
 */
record ClassicChannels(String broadcasts, String requests, String responses, String counters) {
    private static final String END = "#";

    static ClassicChannels of(String prefix, String namespace) {
        String rest = END + namespace + END;
        return new ClassicChannels(
                prefix + rest, prefix + "-request" + rest, prefix + "-response" + rest, prefix + "-counters" + rest);
    }

    /** The pattern of the channels of all broadcasts. A namespace's name may have characters that patterns have. */
    String pattern() {
        return broadcasts.replaceAll("([\\\\*?\\[\\]])", "\\\\$1") + "*";
    }

    /** Where a broadcast goes that expects no acks. */
    String of(ClusterBody.Broadcast broadcast) {
        List<String> rooms = broadcast.options().rooms();
        return rooms.size() == 1 ? broadcasts + rooms.get(0) + END : broadcasts;
    }

    /** Where only that server listens to answers. */
    String responsesOf(String uid) {
        return responses + uid + END;
    }

    /** The room of a channel of broadcasts; empty if it is for any. */
    String room(String channel) {
        int end = channel.length() - END.length();
        return end <= broadcasts.length() ? "" : channel.substring(broadcasts.length(), end);
    }
}
