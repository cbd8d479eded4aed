/**
 * What the library's JDBC stores share, for an application's own stores too: {@link dev.parlance.catalogue.jdbc.Database}
 * runs statements whose results are durable and that no interrupt can hurt, {@link dev.parlance.catalogue.jdbc.H2Url}
 * opens an embedded H2 database as a server should.
 *
 * <p>Plain {@code java.sql} in the part of SQL that H2 and PostgreSQL have in common. May import: the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.jdbc;

import org.jspecify.annotations.NullMarked;
