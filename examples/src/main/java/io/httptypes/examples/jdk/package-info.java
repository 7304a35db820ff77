/** A server and a client on the JDK alone. */
@NullMarked
package io.httptypes.examples.jdk;

import org.jspecify.annotations.NullMarked;
