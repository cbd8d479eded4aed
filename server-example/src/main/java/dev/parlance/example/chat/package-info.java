/** The chats of a project: creating, listing and joining them, their members and their history. */
@NullMarked
package dev.parlance.example.chat;

import org.jspecify.annotations.NullMarked;
