package dev.parlance.internal.redis.wire.cluster;

/**
 * In which streams the entries of namespaces are.
 *
 * @param name the name of the stream, or how the names of several begin
 * @param count how many there are
 */
public record StreamNames(String name, int count) {
    /**
     * The stream of a namespace.
     *
     * @throws IllegalArgumentException if servers of Node would read another one than they write
     */
    public String of(String namespace) {
        if (count == 1) {
            return name;
        }
        int number = namespace.hashCode() % count;
        if (number < 0 && !isParent(namespace)) {
            throw new IllegalArgumentException("the namespace " + namespace + " cannot be spread over " + count
                    + " streams: servers of Node.js write it to the stream \"" + name + number
                    + "\", which nobody reads. Give it another name, or use one stream");
        }
        return name + "-" + Math.abs(number);
    }

    // Those of all children of a parent namespace, which servers of Node do not have.
    private static boolean isParent(String namespace) {
        return namespace.endsWith(",");
    }
}
