package io.chatroom.conversation.attachment;

import io.chatroom.conversation.settings.ConversationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of S3, or of what speaks like it. A file is there whole, or not; the bucket is not listed, and nothing else in it is touched. */
final class S3Store implements AttachmentStore, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** With all that is tried again: less than delivery-service waits when it hands a file over. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final S3Client client;
    private final String bucket;

    S3Store(ConversationSettings.Attachments.S3 settings, String bucket) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.pathStyle())
                // others than Amazon's know neither checksums that were not asked for, nor bodies signed in pieces
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(all -> all.apiCallTimeout(LONGEST));
        settings.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
        this.bucket = bucket;
    }

    private static AwsCredentialsProvider credentials(ConversationSettings.Attachments.S3 settings) {
        return settings.accessKey().isPresent() && settings.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey().get(), settings.secretKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @Override
    public void keep(UUID id, Path content) throws IOException {
        try {
            client.putObject(put -> put.bucket(bucket).key(key(id)), RequestBody.fromFile(content));
        } catch (SdkException e) {
            throw new IOException("the bucket does not take a file: " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        try {
            return client.getObject(
                    get -> get.bucket(bucket).key(key(id)).range("bytes=" + from + "-" + (from + length - 1)));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(id.toString());
        } catch (SdkException e) {
            throw new IOException("the bucket does not give a file: " + e.getMessage(), e);
        }
    }

    @Override
    public void forget(UUID id) throws IOException {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key(id)));
        } catch (SdkException e) {
            throw new IOException("the bucket does not forget a file: " + e.getMessage(), e);
        }
    }

    private static String key(UUID id) {
        return "attachments/" + id;
    }

    @Override
    public void close() {
        client.close();
    }
}
