package dev.parlance.catalogue.platform.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The entries that a {@link MessageStore} appends to its log. They have ids only, and reactions, so that nothing is kept of the
 * content of a message that is deleted.
 */
public final class MessageChanges {
    /** A message was stored. The details are its id. */
    public static final String CREATED = "message:new";

    /** A message was edited. The details are its id. */
    public static final String EDITED = "message:edited";

    /** A message was deleted. The details are its id. */
    public static final String DELETED = "message:deleted";

    /** Messages were read. The details are the reader's id and those of the messages; see {@link #read}. */
    public static final String READ = "messages:read";

    /**
     * Somebody has reacted to a message, or taken the same reaction back. The details are the message's id, the user's, and
     * the emoji.
     */
    public static final String REACTED = "message:reaction";

    private MessageChanges() {}

    /** The details of {@link #READ}. */
    public static List<String> read(String userId, Collection<String> messageIds) {
        List<String> details = new ArrayList<>();
        details.add(userId);
        details.addAll(messageIds);
        return details;
    }
}
