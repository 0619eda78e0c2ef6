package chat.hearth.ui.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Where the log goes: into the profile, at most three files of a megabyte. There are no message texts, passwords or
/// invitations in it.
final class LogFile {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int OLD_FILES = 2;

    private LogFile() {}

    static void begin(Path folder) {
        begin((LoggerContext) LoggerFactory.getILoggerFactory(), folder);
    }

    static void begin(LoggerContext context, Path folder) {
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("chat.hearth").setLevel(Level.INFO);
        root.addAppender(appender(context, folder.resolve("hearth.log").toString()));
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level [%thread] %logger{20} %msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        appender.addFilter(new MeantSo());
        roll(context, appender, file);
        appender.start();
        return appender;
    }

    private static void roll(LoggerContext context, RollingFileAppender<ILoggingEvent> appender, String file) {
        FixedWindowRollingPolicy old = new FixedWindowRollingPolicy();
        old.setContext(context);
        old.setParent(appender);
        old.setFileNamePattern(file + ".%i");
        old.setMinIndex(1);
        old.setMaxIndex(OLD_FILES);
        old.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(MEGABYTE));
        size.start();
        appender.setRollingPolicy(old);
        appender.setTriggeringPolicy(size);
    }

    /// Artemis warns of each queue, twice, that what expires or cannot be delivered is dropped. What else it warns of
    /// is worth knowing, as that the disk is full: so its level stays as it is.
    private static final class MeantSo extends Filter<ILoggingEvent> {
        private static final String ARTEMIS = "org.apache.activemq.artemis.core.server";
        private static final List<String> CODES = List.of("AMQ222165:", "AMQ222166:");

        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean meant =
                    ARTEMIS.equals(event.getLoggerName()) && CODES.stream().anyMatch(event.getMessage()::startsWith);
            return meant ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
