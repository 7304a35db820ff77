/** Cookies as values, and the rules by which clients read them. */
@NullMarked
package io.httptypes.cookies;

import org.jspecify.annotations.NullMarked;
