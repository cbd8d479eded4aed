package dev.parlance.catalogue.social;

/** A user of tests, of whom nothing matters but the id. */
public record Member(String id) implements SocialUser {
    @Override
    public String name() {
        return id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1);
    }

    @Override
    public String username() {
        return "the." + id;
    }

    @Override
    public String photo() {
        return "https://example.org/" + id + ".png";
    }
}
