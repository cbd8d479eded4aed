/** The users of the example: accounts without passwords, and their tokens. */
@NullMarked
package dev.parlance.example.account;

import org.jspecify.annotations.NullMarked;
