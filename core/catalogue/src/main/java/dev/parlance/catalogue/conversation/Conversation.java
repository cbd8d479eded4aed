package dev.parlance.catalogue.conversation;

/**
 * A conversation as it is stored.
 *
 * @param id unique among conversations, also deleted ones
 * @param details what it is called, and who may do what in it
 * @param eTag what this version of it is known by: another after each change of the details, each deletion and restoration.
 *     Opaque
 * @param isDeleted whether it was deleted, and not restored since
 */
public record Conversation(String id, ConversationDetails details, String eTag, boolean isDeleted) {}
