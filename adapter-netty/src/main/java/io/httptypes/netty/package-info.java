/** HTTP Types for Netty. */
@NullMarked
package io.httptypes.netty;

import org.jspecify.annotations.NullMarked;
