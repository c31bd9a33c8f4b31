package topicwire.local.aws;

import java.io.InputStream;
import java.util.List;
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
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Tells of every change, which S3Proxy itself does not. Removals of many keys arrive one by one.
final class NotifyingBlobStore extends ForwardingBlobStore {
  /// S3Proxy's own notes about uploads in parts.
  private static final String INTERNAL = ".s3proxy-";

  /// Of no bytes. S3Proxy keeps a key that ends in a slash, which consoles make for a folder, as a
  /// folder without an ETag.
  private static final String ETAG_OF_NOTHING = "\"d41d8cd98f00b204e9800998ecf8427e\"";

  private final String bucket;
  private final Notifications notifications;

  NotifyingBlobStore(String bucket, BlobStore store, Notifications notifications) {
    super(store);
    this.bucket = bucket;
    this.notifications = notifications;
  }

  /// Without files that have no ETag: uploads that are on their way, or were cut off when the
  /// process was killed. To clients they are not there, and no client expects an object without an
  /// ETag.
  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    var page = super.list(request);
    var objects = complete(page);
    // An empty page that is not the last is something that S3 never answers.
    while (objects.isEmpty()
        && page.commonPrefixes().isEmpty()
        && page.nextContinuationToken() != null) {
      page =
          super.list(request.toBuilder().continuationToken(page.nextContinuationToken()).build());
      objects = complete(page);
    }
    return page.toBuilder().contents(objects).build();
  }

  private static List<S3Object> complete(ListObjectsV2Response page) {
    return page.contents().stream().filter(object -> object.eTag() != null).toList();
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    var response = super.putBlob(request, payload);
    created("ObjectCreated:Put", request.bucket(), request.key());
    return response.eTag() == null ? response.toBuilder().eTag(ETAG_OF_NOTHING).build() : response;
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
      var etag = head.eTag() == null ? ETAG_OF_NOTHING : head.eTag();
      notifications.happened(
          new Notifications.ObjectEvent(event, key, head.contentLength(), etag.replace("\"", "")));
    }
  }

  private boolean tellsOf(String container, String key) {
    return container.equals(bucket) && !key.startsWith(INTERNAL);
  }
}
