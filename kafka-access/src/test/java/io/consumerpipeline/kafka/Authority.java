package io.consumerpipeline.kafka;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates. */
public final class Authority {
  private final X500Name name;
  private final KeyPair keys = keys();
  private final String certificate;

  /** A certificate and its key as PEM. */
  public record Pem(String certificate, String key) {}

  /** A new one that nobody trusts yet. */
  public Authority(String name) {
    this.name = new X500Name("CN=" + name);
    this.certificate = sign(this.name, keys, Instant.now().plus(Duration.ofDays(1)), null);
  }

  /** Its own certificate as PEM. */
  public String certificate() {
    return certificate;
  }

  /** A certificate for a name, which is valid for a day. */
  public Pem issue(String host) {
    return issue(host, Instant.now().plus(Duration.ofDays(1)));
  }

  /** A certificate for a name, which is valid until then. */
  public Pem issue(String host, Instant until) {
    KeyPair own = keys();
    return new Pem(sign(new X500Name("CN=" + host), own, until, host), pem("PRIVATE KEY", own.getPrivate().getEncoded()));
  }

  private String sign(X500Name subject, KeyPair subjectKeys, Instant until, String host) {
    try {
      var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(System.nanoTime()),
          Date.from(Instant.now().minus(Duration.ofDays(2))), Date.from(until), subject, subjectKeys.getPublic());
      if (host == null) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      } else {
        builder.addExtension(Extension.subjectAlternativeName, false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return pem("CERTIFICATE", builder.build(signer).getEncoded());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes) + "\n-----END "
        + type + "-----\n";
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
