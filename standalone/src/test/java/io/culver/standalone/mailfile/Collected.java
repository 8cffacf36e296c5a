package io.culver.standalone.mailfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a source tells. */
final class Collected implements MailVisitor {
    final List<FoundMessage> messages = new ArrayList<>();
    final List<String> damaged = new ArrayList<>();
    long octets;

    static Collected from(MailSource source) throws IOException {
        Collected collected = new Collected();
        source.read(collected);
        return collected;
    }

    List<String> texts() {
        return messages.stream()
                .map(message -> new String(message.octets().toArray(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Override
    public void message(FoundMessage message) {
        messages.add(message);
    }

    @Override
    public void damaged(String where, String reason) {
        damaged.add(where + ": " + reason);
    }

    @Override
    public void progress(long octets) {
        this.octets = octets;
    }
}
