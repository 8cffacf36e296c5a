package io.culver.mime;

import io.culver.model.Address;
import io.culver.model.Address.Group;
import io.culver.model.Address.Mailbox;
import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code address-list} with the obsolete forms, and whatever else mail has in its place. A
 * mailbox without {@code @} has an empty domain, never an absent one, which ENVELOPE would show as
 * a group's mark. RFC 5322 §3.4, RFC 5322 §4.4
 */
final class AddressList {
    private static final String PHRASE_ENDS = ",;:<@";

    private final FieldCursor in;
    private final int max;
    private final Allowance allowance;
    private final List<Address> addresses = new ArrayList<>();
    private final List<Mailbox> members = new ArrayList<>();
    private Optional<String> group = Optional.empty();
    private int count;

    private AddressList(RawText value, int max, Allowance allowance) {
        this.in = new FieldCursor(value.octets());
        this.max = max;
        this.allowance = allowance;
    }

    /** The addresses of all fields of this name, as one list. */
    static List<Address> of(HeaderBlock header, String name, Allowance allowance) {
        var all = new ArrayList<Address>();
        int left = MimeLimits.ADDRESSES_MAX;
        for (HeaderField field : header.all(name).toList()) {
            var list = new AddressList(field.value(), left, allowance);
            all.addAll(list.read());
            left -= list.count;
        }
        return all;
    }

    private List<Address> read() {
        while (!in.atEnd() && count < max) {
            readOne();
        }
        endGroup();
        return addresses;
    }

    private void readOne() {
        in.takeComment();
        var phrase = new Phrase();
        phrase.read(in, PHRASE_ENDS);
        switch (in.peek()) {
            case '<' -> angle(phrase.text());
            case '@' -> plain(phrase);
            case ':' -> beginGroup(phrase.text());
            default -> bare(phrase.text());
        }
        if (in.take(';')) {
            endGroup();
        } else {
            in.take(',');
        }
    }

    /** {@code name-addr = [display-name] "<" [obs-route] addr-spec ">"} */
    private void angle(String name) {
        in.take('<');
        in.space();
        Optional<RawText> route = in.peek() == '@' ? route() : Optional.empty();
        var local = new Phrase();
        local.read(in, "@>,;");
        String domain = in.take('@') ? domain(">,;") : "";
        in.take('>');
        in.space();
        in.until(",;"); // text after the ">" belongs to nothing
        add(name, route, local.joined(), domain);
    }

    /** {@code obs-route = obs-domain-list ":"}, shown without the colon. RFC 5322 §4.4 */
    private Optional<RawText> route() {
        String route = in.until(":>");
        if (!in.take(':')) {
            return Optional.empty();
        }
        return Optional.of(new RawText(route.strip()));
    }

    /** {@code addr-spec}; a comment beside it is an old way to give the name. */
    private void plain(Phrase local) {
        in.take('@');
        String domain = domain(",;<");
        if (in.peek() == '<') { // an address, not quoted, as the display name of another
            angle(local.text() + '@' + domain);
        } else {
            add(in.takeComment(), Optional.empty(), local.joined(), domain);
        }
    }

    /** A user of this host; several words are somebody's name without an address. */
    private void bare(String text) {
        if (text.contains(" ")) {
            add(text, Optional.empty(), "", "");
        } else if (!text.isEmpty()) {
            add(in.takeComment(), Optional.empty(), text, "");
        }
    }

    private String domain(String ends) {
        var domain = new Phrase();
        domain.read(in, ends);
        return domain.joined();
    }

    private void beginGroup(String name) {
        in.take(':');
        if (group.isEmpty()) {
            group = Optional.of(name);
        }
    }

    private void endGroup() {
        if (group.isPresent() && spend(group.get())) {
            addresses.add(new Group(new RawText(group.get()), members));
        }
        group = Optional.empty();
        members.clear();
    }

    private void add(String name, Optional<RawText> route, String local, String domain) {
        if (!spend(name, route.map(RawText::octets).orElse(""), local, domain)) {
            return;
        }
        Optional<RawText> shown =
                name.isEmpty() ? Optional.empty() : Optional.of(new RawText(name));
        var mailbox =
                new Mailbox(
                        shown,
                        route,
                        Optional.of(new RawText(local)),
                        Optional.of(new RawText(domain)));
        if (group.isPresent()) {
            members.add(mailbox);
        } else {
            addresses.add(mailbox);
        }
    }

    private boolean spend(String... texts) {
        count++;
        return count <= max && allowance.takeValue(texts);
    }
}
