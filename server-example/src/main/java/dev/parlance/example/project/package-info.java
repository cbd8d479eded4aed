/** The projects: who works in which, in the database; and how people make and join them. */
@NullMarked
package dev.parlance.example.project;

import org.jspecify.annotations.NullMarked;
