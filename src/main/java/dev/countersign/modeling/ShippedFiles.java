package dev.countersign.modeling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and forms that come with the application, under names that are the same from a jar and from a folder. */
@Component
class ShippedFiles {

    private static final String[] PATTERNS = {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"};

    private final ResourcePatternResolver resources;

    ShippedFiles(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    SortedMap<String, byte[]> byName() {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var pattern : PATTERNS) {
                for (var resource : resources.getResources("classpath*:" + pattern)) {
                    add(files, resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void add(TreeMap<String, byte[]> files, Resource resource) throws IOException {
        var name = String.valueOf(resource.getFilename());
        var bytes = resource.getContentAsByteArray();
        var other = files.putIfAbsent(name, bytes);
        if (other != null && !Arrays.equals(other, bytes)) {
            throw new IllegalStateException("Two different files are shipped as " + name);
        }
    }
}
