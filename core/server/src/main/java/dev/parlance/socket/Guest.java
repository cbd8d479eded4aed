package dev.parlance.socket;

/**
 * The user of a socket on a namespace without an authenticator: each socket is a separate user.
 *
 * @param id the socket's id
 */
public record Guest(String id) implements User {}
