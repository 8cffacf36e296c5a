package io.culver.imap.netty;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Signature;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import io.culver.imap.wire.ImapSyntaxException;
import java.util.Optional;

/**
 * What framing has to know of a command: its tag, so that it can be refused, and its signature.
 *
 * @param tag empty if it is not one, and must not be repeated to the client
 * @param signature empty if there is no such command
 * @param arguments how many words follow the name of a command that may take a message
 */
record CommandStart(Optional<String> tag, Optional<Signature> signature, int arguments) {

    private static final int MAX_TAG = 64;
    static final CommandStart NONE = new CommandStart(Optional.empty(), Optional.empty(), 0);

    static CommandStart of(FrameOctets firstLine, Grammar grammar) {
        var in = new ArgumentReader(Frame.of(firstLine), false);
        Optional<String> tag = Optional.empty();
        try {
            tag = Optional.of(in.tag());
            if (tag.get().length() > MAX_TAG) {
                return NONE;
            }
            Signature plain = grammar.command(in.space()).signature();
            Signature signature = in.isUid() ? plain.uidForm() : plain;
            boolean mayTakeMessage = signature.messageAfter() > 0;
            int words = mayTakeMessage ? words(firstLine, in.offset()) : 0;
            return new CommandStart(tag, Optional.of(signature), words);
        } catch (ImapSyntaxException noCommand) {
            return tag.isEmpty() ? NONE : new CommandStart(tag, Optional.empty(), 0);
        }
    }

    /** A name in quotes may count as several: a message comes later all the same. */
    private static int words(FrameOctets line, int from) {
        int words = 0;
        for (int i = from; i < line.length(); i++) {
            boolean isFirst = line.charAt(i) != ' ' && (i == from || line.charAt(i - 1) == ' ');
            words += isFirst ? 1 : 0;
        }
        return words;
    }

    /** Whether a literal is a message when this many have come before it. */
    boolean takesMessage(int literals) {
        return signature
                .map(Signature::messageAfter)
                .filter(before -> before > 0 && arguments + literals >= before)
                .isPresent();
    }

    boolean carriesSasl() {
        return signature.filter(Signature::carriesSasl).isPresent();
    }

    boolean changesTransport() {
        return signature.filter(Signature::changesTransport).isPresent();
    }

    boolean usesNumbers() {
        return signature.filter(Signature::usesNumbers).isPresent();
    }
}
