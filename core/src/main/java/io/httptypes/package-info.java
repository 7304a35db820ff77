/**
 * One vocabulary for HTTP: any status code and any request method, and a name for those that IANA has registered.
 *
 * <p>The verb of a look-up tells what can happen. {@code of} returns the value and throws
 * {@link IllegalArgumentException} for what is not HTTP; {@code parse} does the same from characters off the wire;
 * {@code find} returns an {@link java.util.Optional} in place of that exception. {@code valueOf} is for libraries that
 * look for it. All of them throw {@link NullPointerException} for null.
 *
 * <p>Every type here is immutable, serializable and safe for use by many threads.
 */
@NullMarked
package io.httptypes;

import org.jspecify.annotations.NullMarked;
