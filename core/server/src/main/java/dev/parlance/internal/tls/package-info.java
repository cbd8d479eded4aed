/**
 * Certificates and keys from files: PEM and PKCS #12, checked before they are used, and read again when they change.
 *
 * <p>May import: {@code internal.engine}, {@code internal.execution}.
 */
@NullMarked
package dev.parlance.internal.tls;

import org.jspecify.annotations.NullMarked;
