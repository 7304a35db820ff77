package io.httptypes.netty;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Fails a class of tests if a buffer has leaked in it. */
final class NoLeaks implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        assertThat(LeakDetector.leaks()).as("leaks").isEmpty();
    }
}
