/**
 * The relay: a Netty gateway receives, calls a servlet through OkHttp, and answers.
 * {@link io.httptypes.examples.relay.GatewayHandler} is where the three stacks meet.
 */
@NullMarked
package io.httptypes.examples.relay;

import org.jspecify.annotations.NullMarked;
