package io.culver.imap.extension.context;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import java.util.ArrayList;
import java.util.List;

/** CANCELUPDATE: ends the updates of searches. RFC 5267 §4.3.5 */
final class CancelUpdate implements Command.Selected<List<String>> {

    @Override
    public Signature signature() {
        return Signature.of("CANCELUPDATE");
    }

    /** {@code "CANCELUPDATE" 1*(SP quoted)}: the tags of the searches. */
    @Override
    public List<String> parse(ArgumentReader in) {
        List<String> tags = new ArrayList<>();
        do {
            tags.add(in.space().string());
        } while (in.isNext(' '));
        return tags;
    }

    @Override
    public Reply run(List<String> tags, State.Selected selected, Responder out) {
        if (!tags.stream().allMatch(selected.view()::isFollowed)) {
            return Reply.bad("No search with this tag is updated");
        }
        tags.forEach(selected.view()::unfollow);
        return Reply.ok("CANCELUPDATE completed");
    }
}
