package io.culver.model;

/** What SORT can order by. {@code sort-key} RFC 5256 §5, RFC 5957 §5 */
public enum SortKey {
    /** INTERNALDATE, with its time. */
    ARRIVAL,
    /** {@code addr-mailbox} of the first Cc address. */
    CC,
    /** The sent date; without one, INTERNALDATE. RFC 5256 §2.2 */
    DATE,
    /** The first From address as it is displayed. RFC 5957 §3 */
    DISPLAYFROM,
    /** The first To address as it is displayed. RFC 5957 §3 */
    DISPLAYTO,
    /** {@code addr-mailbox} of the first From address. */
    FROM,
    /** How well it matches what was searched for, the best first. RFC 6203 §6 */
    RELEVANCY,
    /** In octets. */
    SIZE,
    /** The base subject. RFC 5256 §2.1 */
    SUBJECT,
    /** {@code addr-mailbox} of the first To address. */
    TO
}
