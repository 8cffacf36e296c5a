package io.culver.model;

/** {@code sort-criterion = ["REVERSE" SP] sort-key} RFC 5256 §5 */
public record SortCriterion(SortKey key, boolean isReverse) {}
