/**
 * What every adapter must pass: {@link dev.parlance.testkit.adapter.AdapterContract}, for JUnit 5, which an application brings itself. May
 * import: the test kit, the server's public packages, JUnit's API.
 */
@NullMarked
package dev.parlance.testkit.adapter;

import org.jspecify.annotations.NullMarked;
