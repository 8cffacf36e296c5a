package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.CreateParameter;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxId;
import io.culver.model.SpecialUse;
import java.util.List;
import java.util.Optional;

/** CREATE; a separator at the end says nothing here and is passed over. RFC 9051 §6.3.4 */
final class Create implements Command.Authenticated<Create.Request> {

    private final Grammar grammar;

    /**
     * @param grammar whose parameters CREATE knows
     */
    Create(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(String name, Optional<SpecialUse> use) {}

    @Override
    public Signature signature() {
        return Signature.of("CREATE");
    }

    /** {@code create = "CREATE" SP mailbox [create-params]} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        String name = in.space().mailboxText();
        return new Request(name, in.isAtEnd() ? Optional.empty() : use(in.space()));
    }

    /** {@code create-params = SP "(" create-param *(SP create-param) ")"} RFC 9051 §9 */
    private Optional<SpecialUse> use(ArgumentReader in) {
        List<Optional<SpecialUse>> uses = in.list(() -> parameter(in).parse(in));
        if (uses.size() != 1) {
            throw in.error("one parameter of CREATE");
        }
        return uses.getFirst();
    }

    private CreateParameter parameter(ArgumentReader in) {
        return in.keyword(grammar.createParameters().byName())
                .orElseThrow(() -> in.error("known parameter of CREATE"));
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        Optional<WrittenName> name = NewName.of(request.name());
        if (name.isEmpty()) {
            return Reply.no(Code.CANNOT, "No mailbox can have that name");
        }
        MailboxId created = state.account().create(name.get().name(), request.use());
        if (state.session().isRev2() && name.get().oldName().isPresent()) {
            out.send(Listing.of(List.of(), name.get().name(), name.get().oldName()));
        }
        return grammar.createdCode(created)
                .map(code -> Reply.ok(code, "CREATE completed"))
                .orElseGet(() -> Reply.ok("CREATE completed"));
    }
}
