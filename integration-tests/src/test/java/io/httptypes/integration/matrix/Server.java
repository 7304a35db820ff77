package io.httptypes.integration.matrix;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

/** A server under test on a free port of 127.0.0.1, whose application answers as {@link RequestedStatus} says. */
interface Server extends AutoCloseable {
    /** The response field in which the application says which method it has read through the adapter. */
    String SEEN_METHOD = "Seen-Method";

    /** The response field, with any value, of an application that has found no method in the request. */
    String NO_METHOD = "No-Method";

    String name();

    default Set<Protocol> protocols() {
        return EnumSet.allOf(Protocol.class);
    }

    /** The port for all of its protocols. */
    int port();

    default InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    @Override
    void close();
}
