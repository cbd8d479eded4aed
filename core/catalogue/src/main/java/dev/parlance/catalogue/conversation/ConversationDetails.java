package dev.parlance.catalogue.conversation;

import java.util.Objects;

/**
 * What a conversation is called, what it is for, and who may do what in it. Immutable; equal if all of it is.
 *
 * <pre>{@code
 * ConversationDetails lunch = ConversationDetails.named("Lunch").withDescription("Where we eat").withPublic(true);
 * }</pre>
 */
public final class ConversationDetails {
    private final String name;
    private final String description;
    private final ConversationRoles roles;
    private final boolean isPublic;

    private ConversationDetails(String name, String description, ConversationRoles roles, boolean isPublic) {
        this.name = Objects.requireNonNull(name, "name");
        this.description = Objects.requireNonNull(description, "description");
        this.roles = Objects.requireNonNull(roles, "roles");
        this.isPublic = isPublic;
    }

    /** Those of that name, with an empty description and {@link ConversationRoles#DEFAULT}; not public. */
    public static ConversationDetails named(String name) {
        return new ConversationDetails(name, "", ConversationRoles.DEFAULT, false);
    }

    /** These with another name. */
    public ConversationDetails withName(String other) {
        return new ConversationDetails(other, description, roles, isPublic);
    }

    /** These with another description; empty for none. */
    public ConversationDetails withDescription(String other) {
        return new ConversationDetails(name, other, roles, isPublic);
    }

    /** These with other rights. */
    public ConversationDetails withRoles(ConversationRoles other) {
        return new ConversationDetails(name, description, other, isPublic);
    }

    /** These, where anyone may come in, or not. */
    public ConversationDetails withPublic(boolean other) {
        return new ConversationDetails(name, description, roles, other);
    }

    /** Shown to users. */
    public String name() {
        return name;
    }

    /** What the conversation is for; may be empty. */
    public String description() {
        return description;
    }

    /** The rights of the roles. */
    public ConversationRoles roles() {
        return roles;
    }

    /** Whether anyone may come in. */
    public boolean isPublic() {
        return isPublic;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationDetails details
                && name.equals(details.name)
                && description.equals(details.description)
                && roles.equals(details.roles)
                && isPublic == details.isPublic;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description, roles, isPublic);
    }

    @Override
    public String toString() {
        return name + (isPublic ? " (public)" : "") + " " + roles;
    }
}
