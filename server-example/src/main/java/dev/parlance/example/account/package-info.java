/** Who uses the example: accounts without passwords, and the tokens that open them. */
@NullMarked
package dev.parlance.example.account;

import org.jspecify.annotations.NullMarked;
