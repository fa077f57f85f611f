package dev.countersign.directory.web;

import dev.countersign.directory.Credentials;
import dev.countersign.directory.FailedSignIns;
import dev.countersign.platform.web.Pages;
import dev.countersign.platform.web.ProblemWriter;
import dev.countersign.platform.web.Webhook;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The one door into the application: what is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            SignIn signIn,
            DoorProblems problems,
            ProblemWriter writer,
            ObjectProvider<Webhook> webhooks,
            Credentials credentials,
            FailedSignIns failed)
            throws Exception {
        var tools = new WebhookSignIn(webhooks.orderedStream().toList(), credentials, failed, writer);
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // CrossSiteCheck does it, for those who are signed in by a cookie.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                // MUST keep its anonymous filter (default): to CurrentActor, a thread with no authentication at all is
                // the system.
                .addFilterBefore(new CrossSiteCheck(writer), AnonymousAuthenticationFilter.class)
                .addFilterBefore(signInFilter(signIn, tools, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(tools, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .build();
    }

    private static AuthenticationFilter signInFilter(SignIn signIn, WebhookSignIn tools, DoorProblems problems) {
        var filter = new AuthenticationFilter(signIn, new CallerProof());
        filter.setRequestMatcher(request -> !tools.isFor(request));
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(problems::commence);
        return filter;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(Pages.ADDRESSES.stream()
                        .map(address -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, address))
                        .toArray(PathPatternRequestMatcher[]::new))
                .permitAll()
                .requestMatchers(path("/api/openapi.json"), path("/.well-known/**"), path("/actuator/health/**"))
                .permitAll()
                .requestMatchers(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SessionController.PATH))
                .permitAll()
                .requestMatchers(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, DemoAccountsController.PATH))
                .permitAll()
                .requestMatchers(path("/api/**"), path("/tlog/tile/entries/**"), path("/actuator/prometheus"))
                .authenticated()
                .requestMatchers(path("/tlog/**"))
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    // An API is never a page, so nothing may be loaded by it or around it. Pages name what they load themselves.
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
