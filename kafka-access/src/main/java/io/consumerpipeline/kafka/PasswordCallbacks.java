package io.consumerpipeline.kafka;

import io.consumerpipeline.contract.RuntimeConfig.Login;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/**
 * Answers SCRAM and PLAIN with user and password. Kafka asks at every new connection, so the file is read then: the password stands
 * in no client's configuration and a changed one restarts nothing.
 */
public final class PasswordCallbacks implements AuthenticateCallbackHandler {
  private KafkaAccess access = KafkaAccess.NONE;

  @Override
  public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    access = KafkaAccess.of(configs);
  }

  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    if (!(access.security().login() instanceof Login.Password login)) {
      throw new KafkaException("a password is asked for where none is set up");
    }
    for (Callback callback : callbacks) {
      switch (callback) {
        case NameCallback name -> name.setName(login.username());
        case PasswordCallback password -> password.setPassword(read(login.passwordFile()).toCharArray());
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private String read(String file) throws IOException {
    try {
      return access.material().secret(file);
    } catch (KeyFileException e) {
      throw new IOException(e.text(), e);
    }
  }

  @Override
  public void close() {}
}
