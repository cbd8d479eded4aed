package dev.parlance.catalogue.messenger;

/** The entries that a {@link MessengerStore} appends to its log. They have ids only. */
public final class MessengerChanges {
    /** A message was stored, or replaced. The details are its id. */
    public static final String MESSAGE = "chat message";

    /** A message was deleted. The details are its id, or {@link MessengerEvents#ALL_MESSAGES}. */
    public static final String DELETED = "messageDeleted";

    /** A read mark has moved. The details are the member's id and the message's. */
    public static final String READ = "lastRead";

    private MessengerChanges() {}
}
