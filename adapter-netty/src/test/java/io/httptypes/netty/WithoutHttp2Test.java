package io.httptypes.netty;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Runs beside the tests of the other classes where netty-codec-http2 is missing, and sees to it that it is. */
class WithoutHttp2Test {
    @Test
    void isRun() {
        assertThatThrownBy(() -> Class.forName("io.netty.handler.codec.http2.Http2Headers"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
