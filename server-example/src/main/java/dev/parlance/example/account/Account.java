package dev.parlance.example.account;

import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.MessengerUser;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.social.SocialUser;

/**
 * A user who has signed in at least once.
 *
 * @param id the user's id
 * @param name the name as entered
 */
public record Account(String id, String name) implements PlatformUser, MessengerUser, SocialUser {
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

    @Override
    public ClientPayload client() {
        return new ClientPayload(id, id, name, null, null, null, null, null, null, null, null);
    }

    @Override
    public String username() {
        return name;
    }

    @Override
    public String photo() {
        return "";
    }
}
