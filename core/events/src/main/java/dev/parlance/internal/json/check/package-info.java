/** What is checked of payloads beyond their types: limits of what clients send, and what is missing in what the server sends. */
@NullMarked
package dev.parlance.internal.json.check;

import org.jspecify.annotations.NullMarked;
