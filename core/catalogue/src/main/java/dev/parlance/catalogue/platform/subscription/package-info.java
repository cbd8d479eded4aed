/**
 * {@code subscribe:*}, {@code unsubscribe:*}: following what changes in a project, a collection, a document, a query.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.subscription;

import org.jspecify.annotations.NullMarked;
