package dev.countersign.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The description of the API at {@code /api/openapi.json}, the same at every start. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_RESPONSE = "problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Duration.class, string("duration"))
                .replaceWithSchema(JsonNode.class, new JsonSchema())
                .replaceWithSchema(ObjectNode.class, object());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Countersign")
                        .version("v1")
                        .description("Decides whether a production change may run, and proves who decided it and why."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes("bearer", scheme("bearer"))
                        .addSecuritySchemes("basic", scheme("basic")))
                .security(List.of(
                        new SecurityRequirement().addList("bearer"), new SecurityRequirement().addList("basic")));
    }

    @Bean
    OpenApiCustomizer problemsOfEveryOperation() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getComponents().addResponses(PROBLEM_RESPONSE, problem());
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation
                                .getResponses()
                                .addApiResponse("default", new ApiResponse().$ref(PROBLEM_RESPONSE)));
            }
        };
    }

    /** First, so that it ends up last in the chain: it delegates to nobody. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NamesWithOwner()).openapi31(true);
    }

    @Bean
    RecordSchemas recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    /** Records are nested in their controllers; two called alike would be one schema, and the wrong one for one of them. */
    private static final class NamesWithOwner extends TypeNameResolver {
        @Override
        protected String getNameOfClass(Class<?> type) {
            var owner = type.getEnclosingClass();
            return owner == null
                    ? type.getSimpleName()
                    : getNameOfClass(owner).replaceAll("(Controller|Web)$", "") + type.getSimpleName();
        }
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("What was wrong, and what to do next (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    private static Schema<?> string(String format) {
        var schema = new JsonSchema();
        schema.addType("string");
        schema.setFormat(format);
        return schema;
    }

    private static Schema<?> object() {
        var schema = new JsonSchema();
        schema.addType("object");
        return schema;
    }
}
