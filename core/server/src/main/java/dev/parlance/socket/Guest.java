package dev.parlance.socket;

/**
 * The user of a socket on a namespace without an authenticator: each socket is a user of its own.
 *
 * @param id the socket's id
 */
public record Guest(String id) implements User {}
