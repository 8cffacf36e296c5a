package io.culver.standalone.config;

import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits as an operator writes them: {@code 20G}, {@code 50000}, {@code unlimited}. */
public final class QuotaAmounts {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})([KMGT]?)");
    private static final String UNITS = "KMGT";

    private QuotaAmounts() {}

    /**
     * A limit of one account: as {@link #standard}, or {@code default}.
     *
     * @throws ConfigurationException that says what would be right
     */
    public static QuotaSetting setting(QuotaResource resource, String text) {
        return text.equals("default") ? new QuotaSetting.Standard() : standard(resource, text);
    }

    /**
     * A limit of all accounts.
     *
     * @throws ConfigurationException that says what would be right
     */
    public static QuotaSetting standard(QuotaResource resource, String text) {
        if (text.equals("unlimited")) {
            return new QuotaSetting.Unlimited();
        }
        Matcher amount = AMOUNT.matcher(text.toUpperCase(Locale.ROOT));
        boolean hasUnit = amount.matches() && !amount.group(2).isEmpty();
        if (!amount.matches() || (hasUnit && resource != QuotaResource.STORAGE)) {
            throw new ConfigurationException(
                    "not a limit: "
                            + text
                            + " (give a number, for storage with K, M, G or T, or unlimited)");
        }
        long unit = hasUnit ? 1L << (10 * (UNITS.indexOf(amount.group(2)) + 1)) : 1;
        try {
            return new QuotaSetting.AtMost(
                    Math.multiplyExact(Long.parseLong(amount.group(1)), unit));
        } catch (ArithmeticException tooMuch) {
            throw new ConfigurationException("too large a limit: " + text, tooMuch);
        }
    }
}
