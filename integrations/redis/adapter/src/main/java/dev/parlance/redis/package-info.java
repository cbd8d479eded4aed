/** The adapters by which servers share one Redis. May import: {@code adapter}, {@code event}, Lettuce, {@code internal.redis}. */
@NullMarked
package dev.parlance.redis;

import org.jspecify.annotations.NullMarked;
