package io.culver.mailbox.owner;

import java.time.Duration;

/** Lets some time pass. Given from outside, so that tests need not wait. */
@FunctionalInterface
public interface Pause {
    void forAbout(Duration time);
}
