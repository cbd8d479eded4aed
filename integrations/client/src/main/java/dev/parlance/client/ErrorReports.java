package dev.parlance.client;

/** Passes errors to the listeners for them; to the log if there are none. */
final class ErrorReports {
    private static final System.Logger log = System.getLogger(ParlanceClient.class.getName());

    private final ListenerList<ErrorListener> listeners = new ListenerList<>();

    ClientRegistration add(ErrorListener listener) {
        return listeners.add(listener);
    }

    void report(String event, Throwable error) {
        if (listeners.isEmpty()) {
            log.log(System.Logger.Level.WARNING, "\"" + oneLine(event) + "\" failed", error);
        }
        listeners.forEach(listener -> {
            try {
                listener.failed(event, error);
            } catch (Throwable inListener) {
                log.log(System.Logger.Level.ERROR, "An error listener failed", inListener);
            }
        });
    }

    /** A name that the server has chosen, without what would break a line of the log. */
    private static String oneLine(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
