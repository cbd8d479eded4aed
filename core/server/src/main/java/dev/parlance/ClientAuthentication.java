package dev.parlance;

import dev.parlance.event.Incubating;

/** Whether clients show a certificate when they connect by TLS. */
@Incubating
public enum ClientAuthentication {
    /** They are not asked for one. */
    NONE,
    /** They may; one that is not trusted ends the connection. */
    OPTIONAL,
    /** They must; without one that is trusted there is no connection, for plain HTTP and health checks neither. */
    REQUIRED
}
