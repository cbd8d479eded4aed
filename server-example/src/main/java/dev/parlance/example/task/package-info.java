/** A collection of documents in each project, in the database: tasks, with live updates for subscribers. */
@NullMarked
package dev.parlance.example.task;

import org.jspecify.annotations.NullMarked;
