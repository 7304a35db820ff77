/** Carries statuses, methods and replies between the JDK's own HTTP and HTTP Types. */
@NullMarked
package io.httptypes.jdk;

import org.jspecify.annotations.NullMarked;
