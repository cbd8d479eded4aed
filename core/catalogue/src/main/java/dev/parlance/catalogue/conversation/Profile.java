package dev.parlance.catalogue.conversation;

/**
 * A user's profile as it is stored.
 *
 * @param id the id of the user
 * @param eTag what this version of it is known by: another after each change. Opaque
 * @param value any JSON, as plain Java values
 */
public record Profile(String id, String eTag, Object value) {}
