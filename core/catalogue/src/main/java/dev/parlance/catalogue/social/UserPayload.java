package dev.parlance.catalogue.social;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A user on the wire.
 *
 * @param id tells users apart
 * @param name for people to read
 * @param username what he is called by others
 * @param photo where his picture is
 */
public record UserPayload(@JsonProperty("_id") String id, String name, String username, String photo) {}
