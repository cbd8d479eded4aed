package dev.parlance.example.account;

/**
 * An account that has signed in, and its new token.
 *
 * @param token authenticates the account until it expires
 * @param account the account
 */
public record SignedIn(String token, Account account) {}
