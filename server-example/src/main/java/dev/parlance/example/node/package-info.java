/** Which of several servers of the example a user is connected to. */
@NullMarked
package dev.parlance.example.node;

import org.jspecify.annotations.NullMarked;
