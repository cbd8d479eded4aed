/** Money to play with: a double-entry ledger in the database, told through the platform's {@code wallet:*} events. */
@NullMarked
package dev.parlance.example.ledger;

import org.jspecify.annotations.NullMarked;
