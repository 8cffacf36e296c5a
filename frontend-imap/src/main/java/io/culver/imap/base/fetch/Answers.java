package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** The answers of one FETCH about one message after the other: kept ones, and those made now. */
final class Answers {

    /** No answer is empty. */
    private static final byte[] NONE = {};

    private final List<FetchItem.Attribute> attributes;

    /** One for each attribute; empty for those whose answers are not kept. */
    private final List<String> questions;

    /** Whether everything that must be known of a content is in the answers that are kept. */
    private final boolean canBeKept;

    private final AccountId account;
    private final boolean isUtf8;
    private final KeptAnswers kept;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final ResponseWriter writer;

    /** Of the current message: {@link #NONE} where there is none. */
    private final byte[][] current;

    Answers(
            List<FetchItem.Attribute> attributes,
            AccountId account,
            boolean isUtf8,
            KeptAnswers kept) {
        this.attributes = attributes;
        this.questions = attributes.stream().map(FetchItem.Attribute::keptAs).toList();
        this.canBeKept =
                attributes.stream().allMatch(it -> it.needs().isEmpty() || !it.keptAs().isEmpty());
        this.account = account;
        this.isUtf8 = isUtf8;
        this.kept = kept;
        this.writer = new ResponseWriter(octets::writeBytes, isUtf8);
        this.current = new byte[attributes.size()][];
    }

    /** Whether all that FETCH has to know of the content is kept, for the moment. */
    boolean areKept(EmailId email) {
        if (!canBeKept) {
            return false;
        }
        for (String question : questions) {
            if (!question.isEmpty() && kept.find(key(email, question)) == null) {
                return false;
            }
        }
        return true;
    }

    /** Takes what is kept of the content; false if that is not all. */
    boolean find(EmailId email) {
        if (!canBeKept) {
            return false;
        }
        for (int i = 0; i < current.length; i++) {
            current[i] = NONE;
            if (!questions.get(i).isEmpty()) {
                byte[] answer = kept.find(key(email, questions.get(i)));
                if (answer == null) {
                    return false;
                }
                current[i] = answer;
            }
        }
        return true;
    }

    /** Makes the answers that can be kept, of a message that has been described. */
    void make(FetchItem.Message message) {
        Arrays.fill(current, NONE);
        for (int i = 0; i < current.length; i++) {
            String question = questions.get(i);
            if (!question.isEmpty()) {
                byte[] answer = made(attributes.get(i), message);
                kept.keep(key(message.row().email(), question), answer);
                current[i] = answer;
            }
        }
    }

    private byte[] made(FetchItem.Attribute attribute, FetchItem.Message message) {
        octets.reset();
        attribute.write(message, writer);
        writer.flush();
        return octets.toByteArray();
    }

    private KeptAnswers.Key key(EmailId email, String question) {
        return new KeptAnswers.Key(account, email, question, isUtf8);
    }

    /** Writes the answer about an attribute of the current message. */
    void write(int attribute, FetchItem.Message message, ResponseWriter out) {
        byte[] answer = current[attribute];
        if (answer.length == 0) {
            attributes.get(attribute).write(message, out);
        } else {
            out.octets(answer);
        }
    }
}
