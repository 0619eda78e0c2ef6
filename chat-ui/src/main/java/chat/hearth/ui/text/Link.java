package chat.hearth.ui.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A web, mail or invitation address inside a text, from `start` up to `end`. Its host is in ASCII
/// (punycode), so that a look-alike of a known name shows.
record Link(int start, int end, URI address) {
    /// Stops at white space, controls (also those of text direction, which could disguise the
    /// end), brackets and quotes that are never part of an address, and Chinese punctuation.
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![\\p{IsAlphabetic}\\p{IsDigit}])(?:https?://|mailto:|hearth:)"
                    + "[^\\s\\p{Cc}\\p{Cf}<>\"“”‘’«»\u3000-\u303F\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB =
            Pattern.compile("(?i)(https?://)((?:[^/?#]*@)?)(\\[[0-9a-f:.]+]|[^/?#:@\\[\\]]+)(.*)");
    private static final Pattern ILLEGAL = Pattern.compile("[\\\\^`{|}\\[\\]]|%(?![0-9a-fA-F]{2})");

    static List<Link> in(String text) {
        if (text.indexOf(':') < 0) {
            return List.of();
        }
        var links = new ArrayList<Link>();
        var candidate = CANDIDATE.matcher(text);
        while (candidate.find()) {
            int start = candidate.start();
            String shown = withoutTrailingPunctuation(candidate.group());
            address(shown).ifPresent(address -> links.add(new Link(start, start + shown.length(), address)));
        }
        return links;
    }

    /// A sentence that ends with an address does not belong to it; neither does a closing bracket
    /// that was opened before it.
    private static String withoutTrailingPunctuation(String text) {
        int end = text.length();
        while (end > 0 && isTrailing(text, end)) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isTrailing(String text, int end) {
        char last = text.charAt(end - 1);
        return switch (last) {
            case '.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '…' -> true;
            case ')' -> count(text, end, ')') > count(text, end, '(');
            case ']' -> count(text, end, ']') > count(text, end, '[');
            case '}' -> count(text, end, '}') > count(text, end, '{');
            default -> false;
        };
    }

    private static long count(String text, int end, char wanted) {
        return text.substring(0, end).chars().filter(c -> c == wanted).count();
    }

    private static Optional<URI> address(String shown) {
        var web = WEB.matcher(shown);
        try {
            String escaped = web.matches() ? webAddress(web) : escape(shown);
            var uri = new URI(escaped);
            return uri.getSchemeSpecificPart().length() > "//".length() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String webAddress(Matcher web) {
        String host = web.group(3);
        String ascii = host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        return web.group(1).toLowerCase(Locale.ROOT) + escape(web.group(2)) + ascii + escape(web.group(4));
    }

    private static String escape(String part) {
        return ILLEGAL.matcher(part)
                .replaceAll(illegal -> "%%%02X".formatted((int) illegal.group().charAt(0)));
    }
}
