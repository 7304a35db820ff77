package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The exceptions of newer versions, whatever their message is. */
class DecoderFailureNewestTest {
    @Test
    void theClassTellsTheStatus() {
        assertThat(DecoderFailure.statusFor(new TooLongHttpLineException())).isEqualTo(HttpStatus.REQUEST_URI_TOO_LONG);
        assertThat(DecoderFailure.statusFor(new TooLongHttpHeaderException("x")))
                .isEqualTo(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        assertThat(DecoderFailure.statusFor(new TooLongHttpContentException("x")))
                .isEqualTo(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    }
}
