package dev.parlance.contract;

/** Where a change is: an event, and the way to a value in it. */
record Place(String event, String path) {
    Place(String event) {
        this(event, "");
    }

    Place member(String name) {
        return new Place(event, path.isEmpty() ? name : path + "." + name);
    }

    Place element() {
        return new Place(event, path + "[]");
    }

    @Override
    public String toString() {
        return event + ": " + path;
    }
}
