package io.httptypes.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

final class Sockets {
    private Sockets() {}

    /** Connects to a port of this machine; no call on the socket takes longer. */
    static Socket connect(int port, int timeoutMillis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
