package dev.parlance.example.project;

/**
 * A project.
 *
 * @param id the project's id
 * @param name the displayed name
 */
public record Project(String id, String name) {}
