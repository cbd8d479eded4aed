package dev.parlance.catalogue.platform.integration;

import java.util.Set;

/**
 * A service that a project is connected with.
 *
 * @param id its id
 * @param projectId the project that it belongs to
 * @param endpoints the names of what can be run
 */
public record Integration(String id, String projectId, Set<String> endpoints) {
    public Integration {
        endpoints = Set.copyOf(endpoints);
    }
}
