/** A client that looks into its responses, with OkHttp, and a server that gives it reason to. */
@NullMarked
package io.httptypes.examples.okhttp;

import org.jspecify.annotations.NullMarked;
