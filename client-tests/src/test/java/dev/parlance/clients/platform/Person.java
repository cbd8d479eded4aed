package dev.parlance.clients.platform;

import dev.parlance.catalogue.platform.PlatformUser;
import org.jspecify.annotations.Nullable;

/** A user of the world that the rows of the platform are shown in. */
record Person(String id, @Nullable String orgId) implements PlatformUser {
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
