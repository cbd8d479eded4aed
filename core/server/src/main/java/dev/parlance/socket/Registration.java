package dev.parlance.socket;

/** Something that was registered and can be removed. */
@FunctionalInterface
public interface Registration {
    /** Removes it: what starts from now on does not reach it. Does nothing the second time. */
    void remove();
}
