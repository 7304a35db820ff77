/** HTTP Types for OkHttp. */
@NullMarked
package io.httptypes.okhttp;

import org.jspecify.annotations.NullMarked;
