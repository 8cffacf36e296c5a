package io.culver.model;

/**
 * A mailbox's counters at one point of its account's log. RFC 9051 §6.3.11
 *
 * @param deletedSize of the messages that have \Deleted. RFC 9208 §4.1.4
 */
public record MailboxStatus(
        MailboxId id,
        UidValidity uidValidity,
        Uid uidNext,
        ModSeq highestModSeq,
        long messages,
        long recent,
        long unseen,
        long deleted,
        DataSize size,
        DataSize deletedSize) {}
