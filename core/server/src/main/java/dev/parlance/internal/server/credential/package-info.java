/** Which credentials count: expiry and revocation, without sockets. */
@NullMarked
package dev.parlance.internal.server.credential;

import org.jspecify.annotations.NullMarked;
