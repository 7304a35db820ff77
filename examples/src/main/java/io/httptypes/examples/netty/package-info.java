/** A Netty server for HTTP/1.1 and HTTP/2 that answers with the helpers. */
@NullMarked
package io.httptypes.examples.netty;

import org.jspecify.annotations.NullMarked;
