package io.culver.imap.protocol;

import io.culver.imap.store.Progress;
import java.util.function.Function;

/** How a session waits for work of the store that may take long. */
public interface Patience {

    /** Waits and says nothing. */
    Patience SILENT =
            new Patience() {
                @Override
                public <T> T await(Responder out, Function<Progress, T> work) {
                    return work.apply((done, total) -> {});
                }
            };

    /** What the work comes to; fails as the work fails. No response may be under way. */
    <T> T await(Responder out, Function<Progress, T> work);

    /** Likewise of what changes nothing: it is dropped as soon as the client is gone. */
    default <T> T ask(Responder out, Function<Progress, T> question) {
        return await(out, question);
    }
}
