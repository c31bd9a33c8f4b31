package topicwire.local.aws;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Tells of every change, which S3Proxy itself does not. Removals of many keys arrive one by one.
 */
final class NotifyingBlobStore extends ForwardingBlobStore {
  /** S3Proxy's own notes about uploads in parts. */
  private static final String INTERNAL = ".s3proxy-";

  private final String bucket;
  private final Notifications notifications;

  NotifyingBlobStore(String bucket, BlobStore store, Notifications notifications) {
    super(store);
    this.bucket = bucket;
    this.notifications = notifications;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    var response = super.putBlob(request, payload);
    created("ObjectCreated:Put", request.bucket(), request.key());
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var response = super.copyBlob(request);
    created("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey());
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    var response = super.completeMultipartUpload(upload, request);
    created("ObjectCreated:CompleteMultipartUpload", upload.containerName(), upload.blobName());
    return response;
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    var response = super.removeBlob(request);
    if (tellsOf(request.bucket(), request.key())) {
      notifications.happened(
          new Notifications.ObjectEvent("ObjectRemoved:Delete", request.key(), 0, ""));
    }
    return response;
  }

  private void created(String event, String container, String key) {
    if (tellsOf(container, key)) {
      var head = blobMetadata(HeadObjectRequest.builder().bucket(container).key(key).build());
      notifications.happened(
          new Notifications.ObjectEvent(
              event, key, head.contentLength(), head.eTag().replace("\"", "")));
    }
  }

  private boolean tellsOf(String container, String key) {
    return container.equals(bucket) && !key.startsWith(INTERNAL);
  }
}
