package chat.hearth.ui.view;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Times in words, in the language and the zone of the moment. Lives on the FX thread.
public final class Times {
    private final Texts texts;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;

    @Inject
    public Times(Texts texts, InstantSource clock, Supplier<ZoneId> zone) {
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone.get();
    }

    public Instant now() {
        return clock.instant();
    }

    /// `10:42`.
    public String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", texts.locale()).format(at.atZone(zone.get()));
    }

    /// As short as it can be and still say when: `10:42` today, *yesterday*, a day of this week, or a date.
    public String brief(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone.get());
        long ago = ChronoUnit.DAYS.between(day, today());
        if (ago <= 0) {
            return clock(at);
        }
        if (ago == 1) {
            return texts.get("time.yesterday");
        }
        if (ago < 7) {
            return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, texts.locale());
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(day);
    }

    /// For a sentence: `14:02` today, else with the day.
    public String moment(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone.get());
        return ChronoUnit.DAYS.between(day, today()) <= 0 ? clock(at) : texts.get("time.moment", brief(at), clock(at));
    }

    /// The heading of a day.
    public String day(LocalDate day) {
        long ago = ChronoUnit.DAYS.between(day, today());
        if (ago == 0) {
            return texts.get("time.today");
        }
        if (ago == 1) {
            return texts.get("time.yesterday");
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(texts.locale())
                .format(day);
    }

    /// The day in full, for a sentence.
    public String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(at.atZone(zone.get()));
    }

    /// Date and time in full: `November 23, 2026, 12:00`.
    public String full(Instant at) {
        return texts.get("time.moment", date(at), clock(at));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.get());
    }
}
