package io.culver.mime.text;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parts of a message that may be documents: whatever is neither text, which is read as text,
 * nor said to be something without words. What it is in truth, its reader finds out.
 */
public final class AttachedDocuments {
    private static final Set<String> WITHOUT_WORDS = Set.of("image", "audio", "video", "font");

    private static final Set<String> SIGNATURES =
            Set.of(
                    "pgp-signature",
                    "pgp-encrypted",
                    "pgp-keys",
                    "pkcs7-signature",
                    "x-pkcs7-signature",
                    "pkcs7-mime",
                    "x-pkcs7-mime");

    private AttachedDocuments() {}

    /** In the order of the message, those of messages in it too. */
    public static List<BodyPart.Leaf> of(BodyPart message) {
        List<BodyPart.Leaf> found = new ArrayList<>();
        Deque<BodyPart> next = new ArrayDeque<>();
        next.push(message);
        while (!next.isEmpty()) {
            switch (next.pop()) {
                case BodyPart.Leaf leaf -> {
                    if (leaf.body().length() > 0 && mayBeDocument(leaf.fields())) {
                        found.add(leaf);
                    }
                }
                case BodyPart.Multipart multipart ->
                        multipart.parts().reversed().forEach(next::push);
                case BodyPart.Embedded embedded -> next.push(embedded.content());
            }
        }
        return found;
    }

    private static boolean mayBeDocument(BodyFields fields) {
        String type = fields.type().octets().toLowerCase(Locale.ROOT);
        String subtype = fields.subtype().octets().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text" -> subtype.equals("rtf"); // its octets are text, but not what it says
            case "multipart" -> false; // one that is broken, which nobody can read
            case "application" -> !SIGNATURES.contains(subtype);
            default -> !WITHOUT_WORDS.contains(type);
        };
    }
}
