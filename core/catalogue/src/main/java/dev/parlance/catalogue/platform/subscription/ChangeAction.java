package dev.parlance.catalogue.platform.subscription;

/** The kind of a change. */
public enum ChangeAction {
    /** Creation. */
    CREATE("create"),
    /** Modification. */
    UPDATE("update"),
    /** Deletion. */
    DELETE("delete");

    private final String word;

    ChangeAction(String word) {
        this.word = word;
    }

    /** The word for it on the wire. */
    public String word() {
        return word;
    }
}
