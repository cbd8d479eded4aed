package courier;

/** Nobody takes a parcel. */
public class NoDriverException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
