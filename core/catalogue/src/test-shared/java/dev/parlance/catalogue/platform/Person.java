package dev.parlance.catalogue.platform;

import org.jspecify.annotations.Nullable;

/** A user of tests, of whom nothing matters but the id and the organisation. */
public record Person(String id, @Nullable String orgId) implements PlatformUser {
    /** One without an organisation. */
    public Person(String id) {
        this(id, null);
    }

    @Override
    public String email() {
        return id + "@example.org";
    }

    @Override
    public String firstName() {
        return id;
    }

    @Override
    public String lastName() {
        return "L.";
    }
}
