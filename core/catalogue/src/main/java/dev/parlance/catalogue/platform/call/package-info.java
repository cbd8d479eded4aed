/**
 * {@code call:*}: ringing, answering and ending calls, and the signals of their participants' devices.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.call;

import org.jspecify.annotations.NullMarked;
