package dev.parlance.catalogue.messenger;

/**
 * Up to where a member has read a room.
 *
 * @param client the id of the member
 * @param lastRead the id of the last message that the member has read
 * @param badge how many messages of others come after that one
 */
public record ReadMarker(String client, String lastRead, int badge) {}
