package dev.parlance.catalogue.platform.subscription;

/** What has become of something. */
public enum ChangeAction {
    /** It is new. */
    CREATE("create"),
    /** It is another than it was. */
    UPDATE("update"),
    /** It is gone. */
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
