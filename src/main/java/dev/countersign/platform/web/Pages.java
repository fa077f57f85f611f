package dev.countersign.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * The web application. Each address of a page answers with the one document that draws them all, so that a link into the
 * middle of it works; what it loads has its digest in its name and may be kept for ever.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnResource(resources = Pages.DOCUMENT)
public class Pages implements WebMvcConfigurer {

    static final String DOCUMENT = "classpath:frontend/index.html";

    private static final List<String> ASSETS = List.of("/assets/**", "/mark.svg");

    private static final List<String> DOCUMENTS = List.of(
            "/",
            "/sign-in",
            "/changes/**",
            "/tasks/**",
            "/executions",
            "/break-glass/**",
            "/compliance/**",
            "/models/**",
            "/directory/**",
            "/notifications",
            "/settings",
            "/about");

    /** Everything that a browser may ask for without being signed in, and that is not the API. */
    public static final List<String> ADDRESSES =
            Stream.concat(DOCUMENTS.stream(), ASSETS.stream()).toList();

    // No script, style or picture from elsewhere, and none in the document. Carbon and bpmn.io set styles on elements.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src-elem 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    RouterFunction<ServerResponse> documents() {
        var document = new ClassPathResource("frontend/index.html");
        var routes = RouterFunctions.route();
        DOCUMENTS.forEach(address -> routes.GET(
                address,
                request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        .header("Content-Security-Policy", POLICY)
                        .body(document)));
        return routes.build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/frontend/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/mark.svg")
                .addResourceLocations("classpath:/frontend/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
