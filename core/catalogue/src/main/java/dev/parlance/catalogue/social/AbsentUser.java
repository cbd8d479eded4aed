package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.UserPayload;

/** A user as a registry knows them, whose server has died. */
record AbsentUser(UserPayload stored) implements SocialUser {
    /** How a user is stored, so that this reads it again. */
    static UserPayload stored(SocialUser user) {
        return new UserPayload(user.id(), user.photo(), user.name(), user.username());
    }

    @Override
    public String id() {
        return stored.id();
    }

    @Override
    public String name() {
        return stored.firstName();
    }

    @Override
    public String username() {
        return stored.lastName();
    }

    @Override
    public String photo() {
        return stored.email();
    }
}
