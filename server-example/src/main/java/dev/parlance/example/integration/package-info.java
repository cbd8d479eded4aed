/** An outside service to integrate: an exchange office that the example plays itself, and how the server reaches it. */
@NullMarked
package dev.parlance.example.integration;

import org.jspecify.annotations.NullMarked;
