/** A collection of documents in each project, in the database: tasks, live for those who follow them. */
@NullMarked
package dev.parlance.example.task;

import org.jspecify.annotations.NullMarked;
