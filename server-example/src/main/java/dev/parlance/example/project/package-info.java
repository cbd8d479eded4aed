/** The projects and their members in the database; creating and joining projects. */
@NullMarked
package dev.parlance.example.project;

import org.jspecify.annotations.NullMarked;
