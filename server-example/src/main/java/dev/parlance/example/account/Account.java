package dev.parlance.example.account;

import dev.parlance.catalogue.platform.PlatformUser;

/**
 * A user who has signed in at least once.
 *
 * @param id the user's id
 * @param name the name as entered
 */
public record Account(String id, String name) implements PlatformUser {
    /** The one organisation, to which all users belong. */
    public static final String ORGANISATION = "parlance";

    @Override
    public String email() {
        return "";
    }

    @Override
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    @Override
    public String lastName() {
        int space = name.indexOf(' ');
        return space < 0 ? "" : name.substring(space + 1);
    }

    @Override
    public String orgId() {
        return ORGANISATION;
    }
}
