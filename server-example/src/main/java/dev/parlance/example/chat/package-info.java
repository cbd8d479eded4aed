/** The chats of a project as people look for them: made, found, joined, read again. */
@NullMarked
package dev.parlance.example.room;

import org.jspecify.annotations.NullMarked;
