package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void sentenceAroundAnAddressIsNotPartOfIt() {
        assertEquals(List.of("https://example.org/a"), shown("See https://example.org/a."));
        assertEquals(List.of("https://example.org/a_(b)"), shown("(see https://example.org/a_(b))"));
        assertEquals(
                List.of("http://a.example", "mailto:ana@b.example"), shown("http://a.example, mailto:ana@b.example!"));
        assertEquals(List.of("https://例子.example/路径"), shown("看https://例子.example/路径，好吗？".replace("看", "看 ")));
    }

    @Test
    void invitationIsALink() {
        assertEquals(List.of("hearth:i/AbC-_9"), shown("join me: hearth:i/AbC-_9"));
    }

    @Test
    void otherSchemesAndBareWordsAreText() {
        assertEquals(
                List.of(), shown("javascript:alert(1) file:///etc/passwd example.org xhttp://a.example http:// 12:30"));
    }

    @Test
    void hostIsShownInAscii() {
        assertEquals(
                List.of("https://xn--bcher-kva.example:8080/ü?q=1#f"),
                addresses("HTTPS://bücher.example:8080/ü?q=1#f"));
        assertEquals(List.of("https://xn--80ak6aa92e.com/"), addresses("https://аррӏе.com/"));
    }

    @Test
    void charactersThatAnAddressMayNotHaveAreEscaped() {
        assertEquals(
                List.of("https://a.example/%7Bx%7D%7C%25zz%20?a%5B0%5D=1"),
                addresses("https://a.example/{x}|%zz%20?a[0]=1"));
    }

    @Test
    void userPartStaysInSight() {
        assertEquals(List.of("https://bank.example@evil.example/"), addresses("https://bank.example@evil.example/"));
    }

    @Test
    void numericHostsAreLinks() {
        assertEquals(
                List.of("http://[::1]:80/x", "http://127.0.0.1/"), addresses("http://[::1]:80/x http://127.0.0.1/"));
    }

    @Test
    void directionControlEndsALink() {
        assertEquals(List.of("https://a.example/"), shown("https://a.example/\u202Egpj.exe"));
    }

    private static List<String> shown(String text) {
        return Link.in(text).stream()
                .map(link -> text.substring(link.start(), link.end()))
                .toList();
    }

    private static List<String> addresses(String text) {
        return Link.in(text).stream().map(link -> link.address().toString()).toList();
    }
}
