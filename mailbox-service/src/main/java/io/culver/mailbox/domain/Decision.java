package io.culver.mailbox.domain;

import io.culver.model.MailException;

/** What is to become of a request, in the state that it was decided in. */
public sealed interface Decision {
    /** It changes something: once this entry is in the log, its answer holds. */
    record Write(Entry entry) implements Decision {}

    /** It is so already, or was done before. */
    record Nothing(Answer answer) implements Decision {}

    record Refuse(MailException refusal) implements Decision {}
}
