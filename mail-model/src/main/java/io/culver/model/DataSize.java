package io.culver.model;

/** A number of octets. */
public record DataSize(long octets) implements Comparable<DataSize> {
    public static final DataSize ZERO = new DataSize(0);

    public DataSize {
        if (octets < 0) {
            throw new IllegalArgumentException("size is negative: " + octets);
        }
    }

    public static DataSize ofKibibytes(long kibibytes) {
        return new DataSize(Math.multiplyExact(kibibytes, 1024L));
    }

    public static DataSize ofMebibytes(long mebibytes) {
        return new DataSize(Math.multiplyExact(mebibytes, 1024L * 1024L));
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(octets, other.octets);
    }
}
