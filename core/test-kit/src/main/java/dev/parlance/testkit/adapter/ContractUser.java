package dev.parlance.testkit.adapter;

import dev.parlance.socket.User;

/** A user of the servers that a contract is checked on. */
record ContractUser(String id) implements User {}
