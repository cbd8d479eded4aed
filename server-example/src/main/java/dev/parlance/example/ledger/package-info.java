/** Play money: a double-entry ledger in the database, published as the platform's {@code wallet:*} events. */
@NullMarked
package dev.parlance.example.ledger;

import org.jspecify.annotations.NullMarked;
