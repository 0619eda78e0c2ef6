package chat.hearth.ui.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where the log goes: into the profile, at most three files of a megabyte. There are no message texts, passwords or
/// invitations in it.
final class LogFile {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int OLD_FILES = 2;

    private LogFile() {}

    static void begin(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("chat.hearth").setLevel(Level.INFO);
        // It warns of queues without a dead-letter address, which a chat has no use for.
        context.getLogger("org.apache.activemq.artemis.core.server").setLevel(Level.ERROR);
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
}
