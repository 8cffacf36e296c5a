package io.culver.imap.admission;

import java.time.Duration;

/** Somebody's wish to log in, from when it is heard until it is over. */
public interface LoginAttempt {

    /** That of a client that is not counted. */
    LoginAttempt UNCOUNTED =
            new LoginAttempt() {
                @Override
                public Duration delay() {
                    return Duration.ZERO;
                }

                @Override
                public boolean isRefused() {
                    return false;
                }

                @Override
                public void succeeded() {}

                @Override
                public void failed() {}

                @Override
                public void end() {}
            };

    /** How long to wait before the password is looked at. */
    Duration delay();

    /** Whether the password is not looked at: its client tries one user after the other. */
    boolean isRefused();

    /** User and password were right: what this user got wrong here before is forgiven. */
    void succeeded();

    /** User or password was wrong. */
    void failed();

    /** It is over, whatever came of it. */
    void end();
}
