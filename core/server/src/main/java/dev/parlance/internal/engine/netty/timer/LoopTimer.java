package dev.parlance.internal.engine.netty.timer;

/** Something that is to happen at a moment on an event loop; a link in a list of a {@link TimerWheel}. */
public abstract class LoopTimer {
    // A timer that is not scheduled is linked to itself.
    LoopTimer previous = this;
    LoopTimer next = this;

    /** The tick at which it expires. */
    long tick;

    /** Its moment has come; it is no longer scheduled. Called on the event loop. */
    protected abstract void expired();

    final boolean isScheduled() {
        return next != this;
    }

    final void unlink() {
        previous.next = next;
        next.previous = previous;
        previous = this;
        next = this;
    }

    final void linkBefore(LoopTimer following) {
        previous = following.previous;
        next = following;
        previous.next = this;
        following.previous = this;
    }
}
