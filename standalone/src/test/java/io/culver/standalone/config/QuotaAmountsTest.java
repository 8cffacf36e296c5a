package io.culver.standalone.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaAmountsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1536,1536", "64k,65536", "5M,5242880", "2G,2147483648", "1T,1099511627776"})
    void readsOctetsWithUnits(String text, long octets) {
        assertEquals(
                new QuotaSetting.AtMost(octets), QuotaAmounts.setting(QuotaResource.STORAGE, text));
    }

    @Test
    void readsNumbersAndWords() {
        assertEquals(
                new QuotaSetting.AtMost(5000),
                QuotaAmounts.standard(QuotaResource.MESSAGE, "5000"));
        assertEquals(
                new QuotaSetting.Unlimited(),
                QuotaAmounts.standard(QuotaResource.MAILBOX, "unlimited"));
        assertEquals(
                new QuotaSetting.Standard(),
                QuotaAmounts.setting(QuotaResource.MESSAGE, "default"));
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE,5K", "STORAGE,5X", "STORAGE,-1", "STORAGE,1.5G", "MAILBOX,''"})
    void refusesWhatIsNoLimit(QuotaResource resource, String text) {
        assertThrows(ConfigurationException.class, () -> QuotaAmounts.setting(resource, text));
    }

    @Test
    void refusesWhatNoNumberHolds() {
        assertThrows(
                ConfigurationException.class,
                () -> QuotaAmounts.setting(QuotaResource.STORAGE, "999999999999999T"));
    }

    @Test
    void accountsHaveTheDefaultButTheDefaultHasNone() {
        assertThrows(
                ConfigurationException.class,
                () -> QuotaAmounts.standard(QuotaResource.MESSAGE, "default"));
    }
}
