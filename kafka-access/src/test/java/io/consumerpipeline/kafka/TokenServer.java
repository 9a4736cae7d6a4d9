package io.consumerpipeline.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** An OAuth server with one client: signed tokens over TLS, and the keys to verify them. */
public final class TokenServer implements AutoCloseable {
  public static final String CLIENT = "token-client";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final HttpsServer tokens;
  private final HttpServer verification;
  private volatile String secret = "token-secret";

  TokenServer(Authority authority) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    tokens = HttpsServer.create(any, 0);
    var own = authority.issue("localhost");
    var tls = new Certificates("", own.certificate(), own.key())
        .factory(new AbstractConfig(new ConfigDef().withClientSslSupport(), Map.of(), false).values());
    tokens.setHttpsConfigurator(new HttpsConfigurator(tls.sslContext()));
    tokens.createContext("/token", this::token);
    tokens.start();
    verification = HttpServer.create(any, 0);
    verification.createContext("/keys", exchange -> answer(exchange, 200, keySet()));
    verification.start();
  }

  /** Where clients get tokens. */
  public String tokenEndpoint() {
    return "https://localhost:" + tokens.getAddress().getPort() + "/token";
  }

  String keyEndpoint() {
    return "http://localhost:" + verification.getAddress().getPort() + "/keys";
  }

  /** What the client has to know from now on. */
  public void secret(String now) {
    secret = now;
  }

  public String secret() {
    return secret;
  }

  private void token(HttpExchange exchange) throws IOException {
    var expected = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
    if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 200, "{\"access_token\":\"" + signed() + "\",\"token_type\":\"Bearer\",\"expires_in\":60}");
    } else {
      answer(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"Invalid client credentials\"}");
    }
  }

  private String signed() throws IOException {
    var now = Instant.now().getEpochSecond();
    var content = encoded("{\"alg\":\"RS256\",\"kid\":\"1\",\"typ\":\"JWT\"}") + "." + encoded("{\"sub\":\"" + CLIENT
        + "\",\"iss\":\"test\",\"aud\":\"kafka\",\"scope\":\"kafka\",\"iat\":" + now + ",\"exp\":" + (now + 60) + "}");
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String keySet() {
    var key = (RSAPublicKey) keys.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"" + number(key.getModulus())
        + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
  }

  private static String number(BigInteger value) {
    var bytes = value.toByteArray();
    return BASE64.encodeToString(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int code, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    tokens.stop(0);
    verification.stop(0);
  }
}
