package dev.parlance.contract;

/** The path of a value in an event. */
record PayloadPath(String event, String path) {
    PayloadPath(String event) {
        this(event, "");
    }

    PayloadPath member(String name) {
        return new PayloadPath(event, path.isEmpty() ? name : path + "." + name);
    }

    PayloadPath element() {
        return new PayloadPath(event, path + "[]");
    }

    @Override
    public String toString() {
        return event + ": " + path;
    }
}
