package io.culver.mime;

import java.util.HashMap;
import java.util.Map;

/** The characters that HTML names: the 252 of HTML 4 without the rare, and all numbers. */
final class HtmlEntities {
    /** The names of U+00A0 to U+00FF, in order. */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
                    + "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 "
                    + "frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil "
                    + "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute "
                    + "Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
                    + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml "
                    + "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide "
                    + "oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, Integer> NAMED = named();

    private HtmlEntities() {}

    /** What stands between {@code &} and {@code ;}; -1 if that names no character. */
    static int codePoint(String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, -1);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int number = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean valid = Character.isValidCodePoint(number) && number > 0;
            return valid && !isSurrogate(number) ? number : 0xFFFD;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isSurrogate(int number) {
        return number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
    }

    private static Map<String, Integer> named() {
        var named = new HashMap<String, Integer>();
        String[] latin = LATIN_1.split(" ", -1);
        for (int i = 0; i < latin.length; i++) {
            named.put(latin[i], 0xA0 + i);
        }
        named.putAll(Map.of("amp", 0x26, "lt", 0x3C, "gt", 0x3E, "quot", 0x22, "apos", 0x27));
        named.putAll(Map.of("OElig", 0x152, "oelig", 0x153, "Scaron", 0x160, "scaron", 0x161));
        named.putAll(Map.of("Yuml", 0x178, "fnof", 0x192, "circ", 0x2C6, "tilde", 0x2DC));
        named.putAll(Map.of("ensp", 0x2002, "emsp", 0x2003, "thinsp", 0x2009, "zwnj", 0x200C));
        named.putAll(Map.of("zwj", 0x200D, "lrm", 0x200E, "rlm", 0x200F, "ndash", 0x2013));
        named.putAll(Map.of("mdash", 0x2014, "lsquo", 0x2018, "rsquo", 0x2019, "sbquo", 0x201A));
        named.putAll(Map.of("ldquo", 0x201C, "rdquo", 0x201D, "bdquo", 0x201E, "dagger", 0x2020));
        named.putAll(Map.of("Dagger", 0x2021, "bull", 0x2022, "hellip", 0x2026, "permil", 0x2030));
        named.putAll(Map.of("prime", 0x2032, "lsaquo", 0x2039, "rsaquo", 0x203A, "euro", 0x20AC));
        named.putAll(Map.of("trade", 0x2122, "larr", 0x2190, "uarr", 0x2191, "rarr", 0x2192));
        named.putAll(Map.of("darr", 0x2193, "harr", 0x2194, "minus", 0x2212, "radic", 0x221A));
        named.putAll(Map.of("infin", 0x221E, "asymp", 0x2248, "ne", 0x2260, "le", 0x2264));
        named.putAll(Map.of("ge", 0x2265, "hearts", 0x2665, "Omega", 0x3A9, "pi", 0x3C0));
        return named;
    }
}
