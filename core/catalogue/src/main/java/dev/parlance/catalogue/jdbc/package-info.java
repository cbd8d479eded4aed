/**
 * What the library's JDBC stores share; applications need only know its exceptions.
 *
 * <p>Plain {@code java.sql} in the part of SQL that H2 and PostgreSQL have in common. May import: the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.jdbc;

import org.jspecify.annotations.NullMarked;
