package io.httptypes.clienttests;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Starts servers on 127.0.0.1: with HTTP/1.1 in cleartext, or with HTTP/2 over TLS. */
final class TestServers {
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("localhost")
            .build();
    private static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();

    /** What clients trust. */
    static final HandshakeCertificates TRUSTED = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private TestServers() {}

    static void start(MockWebServer server, Protocol protocol) throws IOException {
        boolean isHttp2 = protocol == Protocol.HTTP_2;
        if (isHttp2) {
            server.useHttps(SERVER.sslSocketFactory(), false);
        }
        server.setProtocols(isHttp2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        server.start(InetAddress.getLoopbackAddress(), 0);
    }
}
