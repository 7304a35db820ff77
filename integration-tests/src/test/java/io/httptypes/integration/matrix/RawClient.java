package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.examples.relay.WireClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A socket, whose status line is read with StatusCode.parse. */
final class RawClient implements Client {
    @Override
    public String name() {
        return "a socket";
    }

    @Override
    public Protocol protocol() {
        return Protocol.HTTP_1_1;
    }

    @Override
    public ClientResponse send(InetSocketAddress server, RequestMethod method, String target, Duration timeout)
            throws IOException {
        // RFC 9112, Section 3.2.3: CONNECT names a host and a port, and no path.
        String asked =
                method == HttpMethod.CONNECT ? server.getAddress().getHostAddress() + ":" + server.getPort() : target;
        WireClient.Reply reply = WireClient.send(server, WireClient.request(server, method, asked), timeout);
        return new ClientResponse(
                Protocol.HTTP_1_1,
                reply.interim(),
                reply.status().code(),
                Optional.of(reply.status()),
                reply.field(Server.SEEN_METHOD),
                reply.content());
    }

    @Override
    public void close() {}
}
