package dev.parlance.example.account;

/**
 * Who has signed in, and the token that proves it from now on.
 *
 * @param token opens the account until it is too old
 * @param account whose it is
 */
public record SignedIn(String token, Account account) {}
