package io.culver.imap.protocol;

import java.util.function.Supplier;

/** How a session waits for work of the store that may take long. */
public interface Patience {

    /** Waits and says nothing. */
    Patience SILENT =
            new Patience() {
                @Override
                public <T> T await(Responder out, Supplier<T> work) {
                    return work.get();
                }
            };

    /** What the work comes to; fails as the work fails. No response may be under way. */
    <T> T await(Responder out, Supplier<T> work);
}
