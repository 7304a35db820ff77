package io.httptypes.netty;

import io.httptypes.HttpStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Runs beside the tests of the other classes where netty-codec-http2 is missing, and sees to it that it is. */
class WithoutHttp2Test {
    @Test
    void theAdapterOfHttp2IsAllThatCannotBeUsed() {
        assertThatThrownBy(() -> Class.forName("io.netty.handler.codec.http2.Http2Headers"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> NettyHttp2Adapter.setStatus(null, HttpStatus.OK))
                .isInstanceOf(NullPointerException.class);
    }
}
