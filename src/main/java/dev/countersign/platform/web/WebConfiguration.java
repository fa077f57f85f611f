package dev.countersign.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.platform.CurrentActor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The order of the filters, what a body may be made of, and how parameters are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebLimits.class)
class WebConfiguration implements WebMvcConfigurer {

    private final ObjectMapper json;

    WebConfiguration(ObjectMapper json) {
        this.json = json;
    }

    @Bean
    FilterRegistrationBean<RequestText> requestText(ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new RequestText(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebLimits limits, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimit(limits, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ActFilter> acts(ActRunner runner, CurrentActor currentActor, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new ActFilter(runner, currentActor, problems));
        filter.addUrlPatterns("/api/v1/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            // The name keeps the host from adding a page of its own behind this one.
            ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName());
            context.getParent().getPipeline().addValve(new ProblemValve(problems));
        });
    }

    /** YAML, CBOR or XML would be doors beside the strict one. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(converter -> !(converter instanceof MappingJackson2HttpMessageConverter
                || converter instanceof ByteArrayHttpMessageConverter
                || converter instanceof StringHttpMessageConverter
                || converter instanceof ResourceHttpMessageConverter));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, Times::instant);
        registry.addConverter(String.class, Duration.class, Times::duration);
        registry.addConverterFactory(new EnumsAsInJson());
    }

    /** A parameter's enum has the same names as in JSON. */
    @SuppressWarnings("rawtypes")
    private final class EnumsAsInJson implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> json.convertValue(text, type);
        }
    }
}
