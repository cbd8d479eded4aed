package dev.parlance.example.project;

/**
 * A project.
 *
 * @param id tells projects apart
 * @param name for people to read
 */
public record Project(String id, String name) {}
