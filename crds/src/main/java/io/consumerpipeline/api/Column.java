package io.consumerpipeline.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A column and the field that fills it, converted as PostgreSQL converts {@code 'text'::type}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Column(
  @JsonPropertyDescription("The column, in exactly this spelling.")
  @Required @Size(min = 1, max = 63) @Pattern("^[A-Za-z_][A-Za-z0-9_$-]*$") String name,
  @JsonPropertyDescription("The column's PostgreSQL type, for example text, bigint, numeric(14,2), timestamptz, jsonb, or an array such as integer[].")
  @Required @Size(min = 1, max = 40) @Pattern("^(text|(varchar|char)(\\([0-9]{1,8}\\))?|boolean|smallint|integer|bigint|numeric(\\([0-9]{1,4}(,[0-9]{1,4})?\\))?|real|double precision|date|time|timestamp|timestamptz|interval|uuid|inet|bytea|json|jsonb)(\\[\\])?$") String type,
  @JsonPropertyDescription("The field, as a path a.b.c, or $ the whole event, $key, $timestamp, $headers, $metadata, $ingestionTime. Default: the column's name.")
  @Size(min = 1, max = 255) @Pattern("^(\\$|\\$(key|timestamp|headers|metadata|ingestionTime)|[^.$\\x00][^.\\x00]*(\\.[^.\\x00]+)*)$") @Nullable String field) {}
