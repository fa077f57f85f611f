package dev.countersign.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.Assert;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for one operating system and processor, as they come in the jar. */
record Archive(URL url) {

    static Archive forThisMachine() {
        var name = nameFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        var url = Archive.class.getClassLoader().getResource(name);
        Assert.state(
                url != null,
                () -> "There is no embedded PostgreSQL for this machine (" + name
                        + "): set spring.datasource.url to a PostgreSQL of your own");
        return new Archive(url);
    }

    static String nameFor(String system, String processor) {
        var os = system.toLowerCase(Locale.ROOT);
        var arm = processor.equals("aarch64") || processor.equals("arm64");
        if (os.startsWith("windows")) {
            return "postgres-windows-x86_64.txz"; // ARM runs it by emulation
        }
        return "postgres-" + (os.startsWith("mac") ? "darwin" : "linux") + (arm ? "-arm_64" : "-x86_64") + ".txz";
    }

    /** Tells one version from another without reading 15 MB. */
    String fingerprint() throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        return "%08x".formatted(connection.getJarEntry().getCrc());
    }

    void unpackInto(Path folder) throws IOException {
        try (InputStream packed = url.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Assert.state(target.toFile().setExecutable(true), () -> "Cannot make " + target + " executable");
        }
    }
}
