/**
 * The chats in the words of the messenger, social, eventstream and conversation catalogues: one set of users, chats and messages,
 * one class for the clients of each catalogue. The platform's log says what goes out, so that a crash leaves nothing out.
 */
@NullMarked
package dev.parlance.example.dialect;

import org.jspecify.annotations.NullMarked;
