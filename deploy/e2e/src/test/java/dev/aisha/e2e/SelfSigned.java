package dev.aisha.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for 127.0.0.1 that nobody has signed but itself, as files for servers and clients, made by the JDK's keytool. */
final class SelfSigned {
    static final String PASSWORD = "local-tls-password";

    private static final String ALIAS = "aisha";
    private static final String TYPE = "PKCS12";

    private final Path folder;

    private SelfSigned(Path folder) {
        this.folder = folder;
    }

    /** Makes it in a folder. */
    static SelfSigned make(Path folder) {
        SelfSigned made = new SelfSigned(folder);
        made.keytool(
                "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -ext san=ip:127.0.0.1 -validity 2 -keystore",
                made.keyStore());
        made.keytool("-exportcert -rfc -keystore " + made.keyStore() + " -file", made.certificate());
        made.keytool("-importcert -noprompt -file " + made.certificate() + " -keystore", made.trustStore());
        made.writeKey();
        return made;
    }

    private void keytool(String words, Path last) {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of(words.split(" ")),
                        Stream.of(last.toString(), "-alias", ALIAS, "-storetype", TYPE, "-storepass", PASSWORD))
                .flatMap(each -> each)
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void writeKey() {
        try {
            Key key = open().getKey(ALIAS, PASSWORD.toCharArray());
            String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
            Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String kind = "PRIVATE " + "KEY-----\n";
            Files.writeString(key(), "-----BEGIN " + kind + base64 + "\n-----END " + kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        try (InputStream file = Files.newInputStream(keyStore())) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(file, PASSWORD.toCharArray());
            return store;
        }
    }

    /** Of a server in Java. */
    SSLContext ofServer() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(open(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificate and key in PKCS#12. */
    Path keyStore() {
        return folder.resolve("server.p12");
    }

    /** The certificate alone in PKCS#12, for those who are to trust it. */
    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /** The certificate in PEM. */
    Path certificate() {
        return folder.resolve("server.pem");
    }

    /** Its key in PEM, for its owner's eyes. */
    Path key() {
        return folder.resolve("server.key");
    }
}
