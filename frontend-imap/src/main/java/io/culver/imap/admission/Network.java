package io.culver.imap.admission;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Addresses with the same leading bits. RFC 4632 §3.1, RFC 4291 §2.3
 *
 * @param prefix the leading bits, as a number
 * @param length how many bits those are
 */
public record Network(boolean isIpv4, BigInteger prefix, int length) {

    /** One machine, as far as can be told: whoever has an IPv6 address has its whole /64. */
    static Network ofClient(InetAddress address) {
        return address instanceof Inet4Address ? of(address, 32) : of(address, 64);
    }

    /** What one IPv6 site may get. RFC 6177 §2 */
    static Network ofSite(InetAddress address) {
        return address instanceof Inet4Address ? of(address, 32) : of(address, 48);
    }

    private static Network of(InetAddress address, int length) {
        byte[] octets = address.getAddress();
        int bits = octets.length * Byte.SIZE;
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("prefix length out of range: " + length);
        }
        BigInteger prefix = new BigInteger(1, octets).shiftRight(bits - length);
        return new Network(address instanceof Inet4Address, prefix, length);
    }

    /**
     * Reads {@code 10.0.0.0/8}, or an address that stands for itself.
     *
     * @throws IllegalArgumentException if that is no network
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address =
                    InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = address.getAddress().length * Byte.SIZE;
            return of(address, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException nonsense) {
            throw new IllegalArgumentException("not a network: " + text, nonsense);
        }
    }

    public boolean contains(InetAddress address) {
        return address instanceof Inet4Address == isIpv4 && of(address, length).equals(this);
    }
}
