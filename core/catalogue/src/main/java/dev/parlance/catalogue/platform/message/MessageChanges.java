package dev.parlance.catalogue.platform.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The entries that a {@link MessageStore} appends to its log. They have ids only, so that nothing is kept of a message that
 * is deleted. Reactions are not among them: clients toggle, so that a reaction must not be broadcast a second time.
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

    private MessageChanges() {}

    /** The details of {@link #READ}. */
    public static List<String> read(String userId, Collection<String> messageIds) {
        List<String> details = new ArrayList<>();
        details.add(userId);
        details.addAll(messageIds);
        return details;
    }
}
